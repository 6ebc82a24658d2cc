/** What the containers of {@code docker-compose.secure.yml} need before they start: secrets, and access rights on Kafka. */
@NullMarked
package dev.waybill.stack.compose;

import org.jspecify.annotations.NullMarked;
