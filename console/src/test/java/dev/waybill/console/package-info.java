/** Tests of the pages in a browser, on stubs of the services and a real broker. */
@NullMarked
package dev.waybill.console;

import org.jspecify.annotations.NullMarked;
