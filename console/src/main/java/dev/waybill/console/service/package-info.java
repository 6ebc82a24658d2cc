/** Clients of the four services, and what a page shows when one does not answer. */
@NullMarked
package dev.waybill.console.service;

import org.jspecify.annotations.NullMarked;
