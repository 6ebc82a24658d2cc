package dev.waybill.web.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Reports in one sentence what to set, instead of a stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class SecuritySettingAnalyzer extends AbstractFailureAnalyzer<SecuritySettingException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SecuritySettingException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
