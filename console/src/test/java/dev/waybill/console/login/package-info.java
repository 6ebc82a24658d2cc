/** Tests of the login, on a stub of the provider. */
@NullMarked
package dev.waybill.console.login;

import org.jspecify.annotations.NullMarked;
