@NullMarked
package dev.waybill.shipping;

import org.jspecify.annotations.NullMarked;
