/** Bad requests and bad records, each with its expected answer. */
@NullMarked
package dev.waybill.system.badinput;

import org.jspecify.annotations.NullMarked;
