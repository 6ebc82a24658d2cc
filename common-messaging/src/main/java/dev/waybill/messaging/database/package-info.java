/** The tables of messaging in a service's database, and the connections to it. */
@NullMarked
package dev.waybill.messaging.database;

import org.jspecify.annotations.NullMarked;
