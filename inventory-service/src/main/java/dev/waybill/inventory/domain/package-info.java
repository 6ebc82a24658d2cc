/** The aggregates stock item and reservation. */
@NullMarked
package dev.waybill.inventory.domain;

import org.jspecify.annotations.NullMarked;
