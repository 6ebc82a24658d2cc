package dev.waybill.stack.cli;

import dev.waybill.stack.StackException;
import dev.waybill.stack.secure.TokenOwner;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Prints an access token and nothing else, for use in the command line of another program. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Prints an access token of a stack that was started with --secure, as in",
            "curl -H \"Authorization: Bearer $(./waybill token --operator)\" http://localhost:8081/products",
            "It is valid for 15 minutes. The customers are c-1001 and c-1002, others are named by"
                    + " WAYBILL_IDENTITY_CUSTOMERS when the stack is started."
        })
final class TokenCommand implements Callable<Integer> {
    private static final List<TokenOwner> CLIENTS = List.of(TokenOwner.SHOP, TokenOwner.PROMETHEUS);

    private final CliContext context;

    @Spec
    private @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private @Nullable Who who;

    TokenCommand(CliContext context) {
        this.context = context;
    }

    /** Exactly one of these is given. */
    private static final class Who {
        @Option(names = "--customer", paramLabel = "ID", description = "of this customer, who acts for itself")
        private @Nullable String customer;

        @Option(names = "--operator", description = "of the operator, who may do everything")
        private boolean operator;

        @Option(
                names = "--client",
                paramLabel = "NAME",
                description = "of a program: shop places orders for all customers, prometheus reads metrics")
        private @Nullable String client;

        @Option(names = "--user", paramLabel = "NAME", description = "of the customer or operator of this name")
        private @Nullable String user;

        private TokenOwner owner() {
            if (client != null) {
                var name = client;
                return CLIENTS.stream()
                        .filter(known -> known.client().equals(name))
                        .findFirst()
                        .orElseGet(() -> TokenOwner.user(name));
            }
            return operator
                    ? TokenOwner.OPERATOR
                    : Stream.of(customer, user)
                            .flatMap(Stream::ofNullable)
                            .map(TokenOwner::user)
                            .findFirst()
                            .orElseThrow();
        }
    }

    /** A failure is reported beside the output, which another program takes for the token. */
    @Override
    public Integer call() {
        try {
            if (who != null) {
                context.terminal().line(context.stack().tokens().of(who.owner()));
            }
            return 0;
        } catch (StackException e) {
            if (spec != null) {
                spec.commandLine().getErr().println("waybill: " + e.getMessage());
            }
            return e.exitCode().code();
        }
    }
}
