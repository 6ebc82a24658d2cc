@NullMarked
package dev.waybill.inventory.api;

import org.jspecify.annotations.NullMarked;
