@NullMarked
package dev.waybill.inventory.persistence;

import org.jspecify.annotations.NullMarked;
