/** The repositories. */
@NullMarked
package dev.waybill.shipping.persistence;

import org.jspecify.annotations.NullMarked;
