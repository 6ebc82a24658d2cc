@NullMarked
package dev.waybill.events;

import org.jspecify.annotations.NullMarked;
