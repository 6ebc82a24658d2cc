/** The operators' login in the mode {@code secure}, by OpenID Connect. */
@NullMarked
package dev.waybill.console.login;

import org.jspecify.annotations.NullMarked;
