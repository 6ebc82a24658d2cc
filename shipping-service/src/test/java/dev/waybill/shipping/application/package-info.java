@NullMarked
package dev.waybill.shipping.application;

import org.jspecify.annotations.NullMarked;
