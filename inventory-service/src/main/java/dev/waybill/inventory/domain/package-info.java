/** The aggregates stock and reservation and their repositories' interfaces. */
@NullMarked
package dev.waybill.inventory.domain;

import org.jspecify.annotations.NullMarked;
