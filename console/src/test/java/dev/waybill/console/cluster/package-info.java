/** Tests of what is read from the brokers. */
@NullMarked
package dev.waybill.console.cluster;

import org.jspecify.annotations.NullMarked;
