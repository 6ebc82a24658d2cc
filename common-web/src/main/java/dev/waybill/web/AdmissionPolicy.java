package dev.waybill.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Decides of each request, before any of its body is read, whether the service can take it now; one that it cannot is
 * answered 503. A service declares its own as beans. Must be quick; thread-safe.
 */
@FunctionalInterface
public interface AdmissionPolicy {

    boolean admits(HttpServletRequest request);
}
