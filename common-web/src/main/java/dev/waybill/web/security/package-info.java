/**
 * Who may call a service. In mode {@code open} everybody may do everything, and nothing of Spring Security runs; in
 * {@code secure} the service is an OAuth 2.0 resource server. A service refuses to start without a choice.
 */
@NullMarked
package dev.waybill.web.security;

import org.jspecify.annotations.NullMarked;
