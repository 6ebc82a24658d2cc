/** Reads the compose files, to check them and to run their containers with Testcontainers. */
@NullMarked
package dev.waybill.system.compose;

import org.jspecify.annotations.NullMarked;
