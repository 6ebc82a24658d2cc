@NullMarked
package dev.waybill.messaging.database;

import org.jspecify.annotations.NullMarked;
