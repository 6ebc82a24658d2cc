/** The pages of dead letters and their actions. */
@NullMarked
package dev.waybill.console.deadletters;

import org.jspecify.annotations.NullMarked;
