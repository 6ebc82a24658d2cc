@NullMarked
package dev.waybill.shipping.api;

import org.jspecify.annotations.NullMarked;
