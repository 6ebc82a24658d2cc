/** Raw HTTP requests, valid or not, and complete responses. */
@NullMarked
package dev.waybill.system.http;

import org.jspecify.annotations.NullMarked;
