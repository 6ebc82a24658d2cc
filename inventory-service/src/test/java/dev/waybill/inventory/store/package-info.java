@NullMarked
package dev.waybill.inventory.store;

import org.jspecify.annotations.NullMarked;
