/**
 * The OpenID provider of a secure stack on one machine: a Spring Authorization Server with demo users. The services know
 * its issuer only, so that any other provider can take its place.
 */
@NullMarked
package dev.waybill.identity;

import org.jspecify.annotations.NullMarked;
