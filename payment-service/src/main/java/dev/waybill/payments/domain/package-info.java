/** What a payment is, what may become of it, and what is to be asked of the gateway. Knows no database and no wire. */
@NullMarked
package dev.waybill.payments.domain;

import org.jspecify.annotations.NullMarked;
