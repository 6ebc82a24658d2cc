/**
 * The REST conventions of every service: problem details (RFC 9457) for every error, strict JSON, requests validated as a
 * whole, keyset pages, limits on size, duration and concurrency. A service throws a
 * {@link dev.waybill.web.ProblemException}, checks a request by {@code @Valid} or a
 * {@link dev.waybill.web.RequestValidator} and returns lists as
 * a {@link dev.waybill.web.Page}; everything else is auto-configured.
 */
@NullMarked
package dev.waybill.web;

import org.jspecify.annotations.NullMarked;
