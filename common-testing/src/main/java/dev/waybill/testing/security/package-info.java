/** An issuer of tokens for tests, and the table of who may call what. For modules that depend on common-web. */
@NullMarked
package dev.waybill.testing.security;

import org.jspecify.annotations.NullMarked;
