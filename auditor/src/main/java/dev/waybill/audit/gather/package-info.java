/** Takes down what a running product has kept: its databases, its topics and how far they were read. */
@NullMarked
package dev.waybill.audit.gather;

import org.jspecify.annotations.NullMarked;
