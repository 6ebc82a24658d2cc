@NullMarked
package dev.waybill.testing;

import org.jspecify.annotations.NullMarked;
