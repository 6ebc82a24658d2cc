@NullMarked
package dev.waybill.console.deadletters;

import org.jspecify.annotations.NullMarked;
