@NullMarked
package dev.waybill.inventory;

import org.jspecify.annotations.NullMarked;
