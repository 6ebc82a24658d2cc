package dev.waybill.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.waybill.audit.AuditedService;
import dev.waybill.stack.credentials.CipherSuites;
import dev.waybill.stack.credentials.SecureFolder;
import dev.waybill.stack.run.Component;
import dev.waybill.stack.run.Layout;
import dev.waybill.stack.run.ProcessFile;
import dev.waybill.stack.run.RunFiles;
import dev.waybill.stack.secure.TokenOwner;
import dev.waybill.system.shop.Basket;
import dev.waybill.system.shop.Shop;
import dev.waybill.system.stack.Stack;
import dev.waybill.testing.Browser;
import dev.waybill.testing.BrowserCondition;
import dev.waybill.testing.DocumentedPrivileges;
import dev.waybill.testing.GrantedPrivileges;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stack that {@code ./waybill up --secure} starts, beside the running one. */
@Order(6)
@Execution(CONCURRENT)
@ResourceLock("secure stack")
@DisabledIfSystemProperty(
        named = "waybill.stack",
        matches = "containers|cluster",
        disabledReason = "needs the services' jars")
class SecureScenarios {

    private static final String FOLDER = "secure";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Layout LAYOUT =
            new Layout(ROOT, Path.of("target", FOLDER).toAbsolutePath());
    private static final String CUSTOMER = "c-1001";
    private static final List<String> DATABASES = List.of("orders", "payments", "inventory", "shipping", "gateway");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private static Stack stack;
    private static Shop shop;

    @BeforeAll
    static void start() {
        stack = Stack.beside(FOLDER, Map.of("WAYBILL_SECURITY_MODE", "secure", "WAYBILL_DEMO_DATA", "true"), _ -> {});
        shop = new Shop(stack);
    }

    @Test
    void aCustomersOrderGoesThroughWithTokens() {
        var customer = shop.as(TokenOwner.user(CUSTOMER));

        UUID order = customer.place(Basket.of("MUG-WHITE", 1).by(CUSTOMER));

        customer.awaits(order, "COMPLETED");
        shop.awaitsPayment(order, "CAPTURED");
        shop.awaitsShipment(order, "DISPATCHED", "DELIVERED");
    }

    @Test
    void aShopOrdersForAnyCustomer() {
        var backend = shop.as(TokenOwner.SHOP);

        backend.awaits(backend.place(Basket.of("MUG-WHITE", 1)), "COMPLETED");
    }

    @Test
    void nobodyElseSeesTheOrder() throws Exception {
        UUID order = shop.as(TokenOwner.user(CUSTOMER))
                .place(Basket.of("MUG-WHITE", 1).by(CUSTOMER));

        assertThat(status(order, token(TokenOwner.user(CUSTOMER)))).isEqualTo(200);
        assertThat(status(order, token(TokenOwner.user("c-1002")))).isEqualTo(404);
        assertThat(status(order, token(TokenOwner.PROMETHEUS))).isEqualTo(403);
        assertThat(status(order, "no.token.atall")).isEqualTo(401);
    }

    @Test
    void everyProcessShowsOperatorsWhatItIsMadeOf() throws Exception {
        var operator = token(TokenOwner.OPERATOR);
        for (var service : AuditedService.values()) {
            var list = stack.url(service).resolve("/actuator/sbom/application");
            assertThat(get(list, operator).body())
                    .contains("CycloneDX", "pkg:maven/org.springframework.kafka/spring-kafka@");
            assertThat(get(list, token(TokenOwner.user(CUSTOMER))).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void theRolesOfEachDatabaseMayDoWhatIsDocumentedAndNothingElse() throws SQLException {
        for (var name : DATABASES) {
            try (var connection = stack.connect(name)) {
                var granted = GrantedPrivileges.of(connection);
                assertThat(granted).as(name).isEqualTo(DocumentedPrivileges.of(name, granted.keySet()));
                assertThat(GrantedPrivileges.besideTables(connection, name + "_app"))
                        .as(name)
                        .isEmpty();
                assertThat(GrantedPrivileges.ofTables(connection, "auditor").values())
                        .as(name)
                        .containsOnly("select");
            }
        }
    }

    @Test
    void aServiceWorksWithoutTheOwnersRightsAndLetsItsConnectionsGo() throws IOException {
        for (var name : DATABASES) {
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(rolesConnectedTo(name))
                            .contains(name + "_app")
                            .doesNotContain(name));
        }
        assertThat(texts(LAYOUT.logs())).noneMatch(log -> log.contains("permission denied"));
    }

    private static List<String> rolesConnectedTo(String database) throws SQLException {
        try (var connection = stack.connect(database);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select usename from pg_stat_activity where datname = current_database()"
                                + " and pid <> pg_backend_pid() and backend_type = 'client backend'")) {
            var roles = new ArrayList<String>();
            while (rows.next()) {
                roles.add(rows.getString(1));
            }
            return roles;
        }
    }

    @Test
    void postgresqlAndKafkaChooseTheCipherThatIsCheapWithTheFirstCompiler() throws Exception {
        assertThat(ciphersOf("orders")).containsOnly(CipherSuites.OF_SERVERS.getFirst());
        String[] kafka = stack.bootstrapServers().split(":");
        try (var socket = (SSLSocket) trusting(new SecureFolder(LAYOUT.secure()).authorityCertificate())
                .getSocketFactory()
                .createSocket(kafka[0], Integer.parseInt(kafka[1]))) {
            assertThat(socket.getSession().getCipherSuite()).isEqualTo(CipherSuites.OF_SERVERS.getFirst());
        }
    }

    private static List<String> ciphersOf(String database) throws SQLException {
        try (var connection = stack.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select cipher from pg_stat_ssl where ssl")) {
            var ciphers = new ArrayList<String>();
            while (rows.next()) {
                ciphers.add(rows.getString(1));
            }
            return ciphers;
        }
    }

    private static SSLContext trusting(Path authority) throws Exception {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        try (var certificate = Files.newInputStream(authority)) {
            trusted.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @Test
    void theCommandLineGetsATokenAndNothingElse() throws Exception {
        var result = waybill("token", "--customer", CUSTOMER);

        assertThat(result).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+\n");
    }

    @Test
    void theStatusHasTheMeasurementsOfAllServices() throws Exception {
        shop.awaits(shop.place(Basket.of("MUG-WHITE", 1)), "COMPLETED");

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(waybill("status"))
                        .containsPattern("identity +\\d+ +\\d+ +READY")
                        .containsPattern("Orders +.*COMPLETED [1-9]")
                        .containsPattern("shipping-service \\d+ records behind"));
    }

    @Test
    void secretsAreNeitherInLogsNorOnCommandLines() throws IOException {
        shop.awaits(shop.place(Basket.of("MUG-WHITE", 1)), "COMPLETED");
        var token = token(TokenOwner.OPERATOR);
        var secrets = Stream.concat(secrets().stream(), Stream.of(token)).toList();
        var logs = texts(LAYOUT.logs());
        var commands = commandLines();

        assertThat(secrets).hasSizeGreaterThan(10);
        assertThat(logs).hasSizeGreaterThanOrEqualTo(7);
        assertThat(commands).hasSizeGreaterThanOrEqualTo(7);
        for (var secret : secrets) {
            assertThat(logs).noneMatch(log -> log.contains(secret));
            assertThat(commands).noneMatch(command -> command.contains(secret));
        }
    }

    /** Under the second name the console is another site than identity. */
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    @ExtendWith(BrowserCondition.class)
    @ResourceLock("browser")
    void anOperatorLogsInToTheConsoleActsAndLogsOut(String name) {
        var browser = Browser.shared().reset();
        var console = URI.create("http://" + name + ":" + stack.console().getPort());
        browser.open(console.resolve("/stock/MUG-WHITE"));
        assertThat(browser.title()).contains("Log in");

        ConsoleLogin.as(browser, "operator", stack.operatorPassword().orElseThrow());

        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(browser.path()).startsWith("/stock/MUG-WHITE"));
        assertThat(browser.text()).contains("MUG-WHITE", "Log out operator");
        browser.open(console);
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.open(console).text())
                        .contains(
                                "order-service UP",
                                "payment-service UP",
                                "inventory-service UP",
                                "shipping-service UP"));
        browser.press("Log out operator");
        browser.press("Log out");
        await().atMost(TIMEOUT).untilAsserted(() -> assertThat(browser.title()).contains("Log in"));
        browser.open(console.resolve("/orders"));
        assertThat(browser.title()).contains("Log in");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    @ExtendWith(BrowserCondition.class)
    @ResourceLock("browser")
    void aCustomerDoesNotGetIntoTheConsole() throws IOException {
        var browser = Browser.shared().reset();
        browser.open(URI.create("http://localhost:" + stack.console().getPort()));

        var password = Files.readString(LAYOUT.identity().resolve("users/" + CUSTOMER));
        ConsoleLogin.as(browser, CUSTOMER, password.strip());

        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(browser.text()).contains("only operators may use the console"));
        assertThat(browser.text()).doesNotContain("order-service");
    }

    private static String token(TokenOwner owner) {
        return stack.authorization().token(owner).orElseThrow();
    }

    private static int status(UUID order, String token) throws IOException, InterruptedException {
        return get(stack.url(AuditedService.ORDERS).resolve("/orders/" + order), token)
                .statusCode();
    }

    private static HttpResponse<String> get(URI address, String token) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private static List<String> secrets() throws IOException {
        return texts(LAYOUT.secure()).stream()
                .flatMap(String::lines)
                .filter(line -> line.length() >= 20)
                .map(line -> line.replaceFirst(".*\"d\":\"([^\"]{40}).*", "$1"))
                .toList();
    }

    private static List<String> texts(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(SecureScenarios::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> commandLines() {
        var files = new RunFiles(LAYOUT.run());
        return Arrays.stream(Component.values())
                .map(files::process)
                .flatMap(Optional::stream)
                .map(ProcessFile::pid)
                .map(pid -> text(Path.of("/proc", pid.toString(), "cmdline")))
                .toList();
    }

    private static String waybill(String... arguments) throws Exception {
        var command = Stream.concat(Stream.of(ROOT.resolve("waybill").toString()), Stream.of(arguments));
        var builder = new ProcessBuilder(command.toList()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("WAYBILL_HOME", LAYOUT.home().toString());
        builder.environment().put("WAYBILL_NO_BUILD", "true");
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
