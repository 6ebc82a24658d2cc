/** A minimal HTTP/1.1 client with little overhead: blocking and persistent. */
@NullMarked
package dev.waybill.load.http;

import org.jspecify.annotations.NullMarked;
