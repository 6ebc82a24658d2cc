@NullMarked
package dev.waybill.shipping.domain;

import org.jspecify.annotations.NullMarked;
