/**
 * The order service: places orders at current prices and follows the saga of each until it is completed or
 * cancelled.
 */
@NullMarked
package dev.waybill.orders;

import org.jspecify.annotations.NullMarked;
