/** Tests of the provider over HTTP, as services, clients and browsers meet it. */
@NullMarked
package dev.waybill.identity;

import org.jspecify.annotations.NullMarked;
