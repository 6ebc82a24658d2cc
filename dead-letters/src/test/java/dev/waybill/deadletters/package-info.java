/** Tests without brokers; those with brokers are where the command line is. */
@NullMarked
package dev.waybill.deadletters;

import org.jspecify.annotations.NullMarked;
