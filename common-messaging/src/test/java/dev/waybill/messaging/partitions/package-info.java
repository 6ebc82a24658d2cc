@NullMarked
package dev.waybill.messaging.partitions;

import org.jspecify.annotations.NullMarked;
