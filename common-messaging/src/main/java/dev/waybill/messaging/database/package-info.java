/** The tables of messaging in a service's database: their migration, and the daily partitions of outbox and inbox. */
@NullMarked
package dev.waybill.messaging.database;

import org.jspecify.annotations.NullMarked;
