/**
 * Use cases of the order service, its background jobs and its metrics.
 */
@NullMarked
package dev.waybill.orders.application;

import org.jspecify.annotations.NullMarked;
