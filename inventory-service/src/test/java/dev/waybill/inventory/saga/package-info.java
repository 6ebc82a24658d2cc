@NullMarked
package dev.waybill.inventory.saga;

import org.jspecify.annotations.NullMarked;
