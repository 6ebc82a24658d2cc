/** What calls to partners outside need from the application context. */
@NullMarked
package dev.waybill.messaging.external;

import org.jspecify.annotations.NullMarked;
