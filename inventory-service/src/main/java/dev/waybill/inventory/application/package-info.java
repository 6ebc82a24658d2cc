/** Use cases of the API. */
@NullMarked
package dev.waybill.inventory.application;

import org.jspecify.annotations.NullMarked;
