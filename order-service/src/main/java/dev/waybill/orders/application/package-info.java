/** The use cases of order-service, its background jobs and metrics. */
@NullMarked
package dev.waybill.orders.application;

import org.jspecify.annotations.NullMarked;
