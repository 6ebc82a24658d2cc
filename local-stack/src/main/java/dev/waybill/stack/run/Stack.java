package dev.waybill.stack.run;

import dev.waybill.stack.ExitCode;
import dev.waybill.stack.StackException;
import dev.waybill.stack.kafka.KafkaUser;
import dev.waybill.stack.process.ClassCache;
import dev.waybill.stack.process.Directories;
import dev.waybill.stack.process.LogTail;
import dev.waybill.stack.process.ProcessId;
import dev.waybill.stack.secure.Authorization;
import dev.waybill.stack.secure.IdentityFiles;
import dev.waybill.stack.secure.TokenCache;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/**
 * All processes as one. It holds no state of its own: processes are found by the files in the run folder, so that
 * any command can act on what another started. Commands that change something take a {@link RunLock} first.
 */
public final class Stack {
    private final Layout layout;
    private final StackSettings settings;
    private final RunFiles files;
    private final boolean recording;
    private final PostgresProcess postgres;
    private final Map<Component, ManagedProcess> members = new EnumMap<>(Component.class);

    public Stack(Layout layout, StackSettings settings) {
        this(layout, settings, false);
    }

    private Stack(Layout layout, StackSettings settings, boolean recording) {
        this.layout = layout;
        this.settings = settings;
        this.files = new RunFiles(layout.run());
        this.recording = recording;
        this.postgres = new PostgresProcess(settings, layout, files);
        members.put(Component.POSTGRES, postgres);
        members.put(Component.KAFKA, new KafkaProcess(settings, layout, files, recording));
        var others = new ArrayList<>(Component.SERVICES);
        others.add(Component.CONSOLE);
        if (settings.isSecure()) {
            others.add(Component.IDENTITY);
        }
        others.forEach(part -> members.put(part, new ServiceProcess(part, settings, layout, files, recording)));
    }

    /**
     * A stack each of whose JVMs records an AOT cache, which it writes when the whole stack is stopped, and only then.
     * {@link #keepRecorded} makes those caches the ones that every stack of this build uses.
     */
    public static Stack recording(Layout layout, StackSettings settings) {
        return new Stack(layout, settings, true);
    }

    /**
     * Starts what is not running, without the console, and returns once all is ready. If that fails, what this call has
     * started is stopped again.
     *
     * @return what was started
     * @throws StackException with a sentence for the terminal
     */
    public List<Component> start(StartProgress progress) {
        var missing = members.values().stream()
                .filter(member -> member.part() != Component.CONSOLE && !member.isRunning())
                .toList();
        Preconditions.check(missing, layout);
        files.remember(settings);
        try {
            StackStartup.start(group(foundation()), progress);
            StackStartup.start(group(Component.SERVICES), progress);
        } catch (StackException e) {
            Thread.interrupted(); // stopping takes its time all the same
            if (recording) {
                kill();
            }
            stop(missing, progress);
            throw e;
        }
        return missing.stream().map(ManagedProcess::part).toList();
    }

    /** What runs before the services: they need the first two, and identity issues the tokens for the first call. */
    private List<Component> foundation() {
        return Stream.concat(Component.INFRASTRUCTURE.stream(), Stream.of(Component.IDENTITY))
                .filter(members::containsKey)
                .toList();
    }

    /** The processes that this stack has; identity is one of them only if it is secure. */
    public List<Component> components() {
        return List.copyOf(members.keySet());
    }

    /** Lets commands call the services. */
    public Authorization authorization() {
        return settings.isSecure() ? Authorization.of(tokens()) : Authorization.ENVIRONMENT;
    }

    /** @throws StackException if this stack has no identity */
    public TokenCache tokens() {
        var _ = member(Component.IDENTITY);
        return new TokenCache(SecureEnvironment.issuer(settings), new IdentityFiles(layout.identity()));
    }

    /** Starts the console, if it does not run, and does not wait for it. */
    public void launchConsole() {
        var console = member(Component.CONSOLE);
        if (!console.isRunning()) {
            Preconditions.check(List.of(console), layout);
            console.launch();
        }
    }

    /** Stops everything: the services, then the broker, then the database. */
    public void stop(StartProgress progress) {
        stop(members.values(), progress);
    }

    /** Stops one process. */
    public void stop(Component part) {
        if (recording) {
            member(part).kill(); // what it has recorded by now is not all of it
        }
        member(part).stop();
    }

    /** Kills everything, without regard to data; recording JVMs write no cache. */
    public void kill() {
        members.keySet().stream()
                .filter(part -> part != Component.POSTGRES)
                .forEach(part -> member(part).kill());
        postgres.stop();
        caches().values().forEach(ClassCache::discard);
    }

    /**
     * Keeps the AOT caches that the JVMs wrote when they were stopped; none, unless all have.
     *
     * @return their sizes in bytes
     * @throws StackException with the end of its log if one of the JVMs has not written its cache
     */
    public Map<Component, Long> keepRecorded() {
        var caches = caches();
        caches.forEach((part, cache) -> {
            if (!cache.isRecorded()) {
                throw new StackException(part.label() + " wrote no cache:\n" + LogTail.text(layout.log(part), 10));
            }
        });
        var sizes = new EnumMap<Component, Long>(Component.class);
        caches.forEach((part, cache) -> sizes.put(part, cache.keep()));
        return sizes;
    }

    private Map<Component, ClassCache> caches() {
        var caches = new EnumMap<Component, ClassCache>(Component.class);
        members.forEach((part, member) -> member.classes().ifPresent(cache -> caches.put(part, cache)));
        return caches;
    }

    /** Starts one process, with the others left as they are; returns once it is ready. */
    public void start(Component part, StartProgress progress) {
        var member = member(part);
        if (Component.SERVICES.contains(part)) {
            Component.INFRASTRUCTURE.stream()
                    .filter(needed -> !member(needed).isRunning())
                    .findFirst()
                    .ifPresent(needed -> {
                        throw new StackException(part.label() + " needs " + needed.label()
                                + ", which is not running; ./waybill up starts it.");
                    });
        }
        Preconditions.check(List.of(member), layout);
        files.remember(settings);
        StackStartup.start(List.of(member), progress);
    }

    /**
     * Removes the data of a stopped stack.
     *
     * @throws StackException if there are folders of these names, but no stack was ever started here
     */
    public void forget() {
        // the settings last, so that it can be repeated if it breaks off
        var folders = List.of(layout.postgres(), layout.kafka(), layout.logs(), layout.secure(), layout.run());
        if (files.settings().isEmpty() && folders.stream().anyMatch(Files::exists)) {
            throw new StackException(
                    ("%s has no settings of a stack in %s, so its folders may be somebody else's. Nothing is"
                                    + " deleted; if they are a stack's, delete them by hand.")
                            .formatted(layout.home(), layout.run()));
        }
        try {
            for (var folder : folders) {
                Directories.delete(folder);
            }
        } catch (IOException e) {
            throw new StackException("Could not remove the data in " + layout.home() + ": " + e.getMessage(), e);
        }
    }

    public ProcessState state(Component part) {
        return member(part).state();
    }

    /** The process as it was started, whether it still runs or not. */
    public Optional<ProcessId> process(Component part) {
        return Optional.ofNullable(members.get(part)).flatMap(ManagedProcess::process);
    }

    /** Whether any process runs. */
    public boolean isRunning() {
        return members.values().stream().anyMatch(ManagedProcess::isRunning);
    }

    public boolean isRunning(Component part) {
        return members.containsKey(part) && member(part).isRunning();
    }

    public int port(Component part) {
        return settings.port(part);
    }

    /** A connection that may see everything in this database; the caller closes it. */
    public Connection connect(String database) throws SQLException {
        return postgres.server().administer(database);
    }

    /**
     * A connection as the owner of this database; the caller closes it.
     *
     * @param timeout for each answer
     */
    public Connection connect(String database, Duration timeout) throws SQLException {
        return postgres.server().connect(database, database, timeout);
    }

    /** A connection that reads every table of this database, and in a secure stack writes none; the caller closes it. */
    public Connection audit(String database) throws SQLException {
        return postgres.audit(database);
    }

    /** The properties of a user's Kafka clients, with the broker's address; with a password if the stack is secure. */
    public Map<String, String> kafkaClient(KafkaUser user) {
        var client = new HashMap<String, String>();
        if (settings.isSecure()) {
            client.putAll(layout.kafkaLogin().client(user));
        }
        client.put("bootstrap.servers", "127.0.0.1:" + port(Component.KAFKA));
        return client;
    }

    public StackSettings settings() {
        return settings;
    }

    private static void stop(Collection<ManagedProcess> some, StartProgress progress) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            some.stream()
                    .filter(member -> !Component.INFRASTRUCTURE.contains(member.part()))
                    .forEach(member -> threads.submit(() -> stop(member, progress)));
        }
        some.stream().filter(member -> member.part() == Component.KAFKA).forEach(member -> stop(member, progress));
        some.stream().filter(member -> member.part() == Component.POSTGRES).forEach(member -> stop(member, progress));
    }

    private static void stop(ManagedProcess member, StartProgress progress) {
        var ran = member.isRunning();
        member.stop();
        if (ran) {
            progress.done(member.part().label() + " stopped");
        }
    }

    private List<ManagedProcess> group(List<Component> parts) {
        return parts.stream().map(this::member).toList();
    }

    private ManagedProcess member(Component part) {
        var found = members.get(part);
        if (found == null) {
            throw new StackException(
                    ExitCode.WRONG_USE,
                    "This stack is open and has no %s; ./waybill up --secure starts one that has."
                            .formatted(part.label()));
        }
        return found;
    }
}
