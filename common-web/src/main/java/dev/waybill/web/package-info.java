/**
 * How every service speaks HTTP: problems (RFC 9457) for whatever goes wrong, strict JSON, requests checked as a whole,
 * keyset pages. A service throws a {@link dev.waybill.web.ProblemException}, checks a request with
 * {@link dev.waybill.web.Violations} and answers lists with a {@link dev.waybill.web.Page}; the rest is found by
 * auto-configuration.
 */
@NullMarked
package dev.waybill.web;

import org.jspecify.annotations.NullMarked;
