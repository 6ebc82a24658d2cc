/** HTTP/1.1 for a caller that must cost little: blocking, kept alive, a few microseconds for a request. */
@NullMarked
package dev.waybill.load.http;

import org.jspecify.annotations.NullMarked;
