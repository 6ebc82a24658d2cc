/** Use cases and scheduled jobs. */
@NullMarked
package dev.waybill.shipping.application;

import org.jspecify.annotations.NullMarked;
