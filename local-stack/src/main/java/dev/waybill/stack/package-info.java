/** What runs Waybill on one machine: embedded PostgreSQL and Kafka, the services as processes, and the command line. */
@NullMarked
package dev.waybill.stack;

import org.jspecify.annotations.NullMarked;
