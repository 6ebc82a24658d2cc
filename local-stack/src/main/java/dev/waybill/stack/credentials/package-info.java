/** Certificates and passwords of a stack that runs in secure mode, made on its first start. */
@NullMarked
package dev.waybill.stack.credentials;

import org.jspecify.annotations.NullMarked;
