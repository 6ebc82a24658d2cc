/** What asks before it acts, and says what came of it. */
@NullMarked
package dev.waybill.console.action;

import org.jspecify.annotations.NullMarked;
