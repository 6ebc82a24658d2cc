/** The generated workload: a large catalogue with a skewed popularity, and orders that succeed or fail in known shares. */
@NullMarked
package dev.waybill.load.workload;

import org.jspecify.annotations.NullMarked;
