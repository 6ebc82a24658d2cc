package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Decides whether the service can take a request now, before any of its body is read; a rejected request is answered 503.
 * A service declares its policies as beans; paths are compared with a {@link RequestPattern}. Must be fast and
 * thread-safe.
 */
@FunctionalInterface
public interface AdmissionPolicy {

    boolean admits(HttpServletRequest request);
}
