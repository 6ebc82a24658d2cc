@NullMarked
package dev.waybill.messaging.tablepartitions;

import org.jspecify.annotations.NullMarked;
