package dev.waybill.stack.secure;

import dev.waybill.deadletters.TokenSource;
import java.util.Optional;

/** The tokens with which a command calls the services of a stack. */
@FunctionalInterface
public interface Authorization {
    /** Of an open stack, or of one elsewhere: that of {@code WAYBILL_TOKEN}, if it is set. */
    Authorization ENVIRONMENT = _ -> TokenSource.environment().token();

    /**
     * The bearer token; empty if none is known.
     *
     * @throws dev.waybill.stack.StackException if there is none to be had where one is needed
     */
    Optional<String> token(TokenOwner owner);

    /** Those of a stack's {@code identity}, unless the environment has another. */
    static Authorization of(TokenCache tokens) {
        return owner -> ENVIRONMENT.token(owner).or(() -> Optional.of(tokens.of(owner)));
    }

    /** The tokens of one owner, valid each time. */
    default TokenSource as(TokenOwner owner) {
        return () -> token(owner);
    }
}
