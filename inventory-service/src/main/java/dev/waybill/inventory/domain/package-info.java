/** Stock, its journal, and what is reserved for each order. Nothing here knows of SQL, JSON or Kafka. */
@NullMarked
package dev.waybill.inventory.domain;

import org.jspecify.annotations.NullMarked;
