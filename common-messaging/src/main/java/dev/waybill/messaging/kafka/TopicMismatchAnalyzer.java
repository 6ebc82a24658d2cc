package dev.waybill.messaging.kafka;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports what differs and what to do about it, instead of a stack trace. */
final class TopicMismatchAnalyzer extends AbstractFailureAnalyzer<TopicMismatchException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TopicMismatchException cause) {
        return new FailureAnalysis(cause.getMessage(), null, cause);
    }
}
