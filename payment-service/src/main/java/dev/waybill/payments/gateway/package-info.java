/** The payment gateway as this service sees it: a port, and a worker that asks it for what is due. */
@NullMarked
package dev.waybill.payments.gateway;

import org.jspecify.annotations.NullMarked;
