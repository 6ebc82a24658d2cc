/** The record of what operators do: who, what, when and why. */
@NullMarked
package dev.waybill.web.operators;

import org.jspecify.annotations.NullMarked;
