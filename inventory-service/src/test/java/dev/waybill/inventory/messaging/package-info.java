@NullMarked
package dev.waybill.inventory.messaging;

import org.jspecify.annotations.NullMarked;
