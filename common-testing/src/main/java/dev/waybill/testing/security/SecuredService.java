package dev.waybill.testing.security;

import java.net.URI;

/** A service in the mode {@code secure}, without rate limits. */
public interface SecuredService {

    URI address();

    /** Of the tokens that it accepts. */
    TestIssuer issuer();
}
