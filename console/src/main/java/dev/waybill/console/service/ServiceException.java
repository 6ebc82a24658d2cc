package dev.waybill.console.service;

import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import org.springframework.web.client.RestClientException;

/** A service, or Kafka, did not do what was asked. The message is a sentence for the operator. */
public final class ServiceException extends RuntimeException {

    private final int status;

    /** @param status of the response, 0 if there was none */
    public ServiceException(int status, String message) {
        super(message);
        this.status = status;
    }

    public static ServiceException unreachable(String service, String address, Throwable cause) {
        String help = ServiceName.labelled(service).isEmpty()
                ? ""
                : " ./waybill status shows whether it runs, ./waybill restart %s starts it.".formatted(service);
        var unreachable = new ServiceException(
                0, "%s does not answer at %s (%s).%s".formatted(service, address, reason(cause), help));
        unreachable.initCause(cause);
        return unreachable;
    }

    /** A response that cannot be read to its end, or is not what was expected. */
    static ServiceException unreadable(RestClientException cause) {
        var unreadable =
                new ServiceException(0, "The answer of a service could not be read (%s).".formatted(reason(cause)));
        unreadable.initCause(cause);
        return unreadable;
    }

    private static String reason(Throwable cause) {
        return switch (cause) {
            case ConnectException _ -> "connection refused";
            case HttpTimeoutException _ -> "timed out";
            default -> cause.getClass().getSimpleName();
        };
    }

    public int status() {
        return status;
    }

    /** Whether it gave no answer, or cannot serve for the time being. */
    public boolean isUnavailable() {
        return status == 0 || status >= 500;
    }

    /** Whether it knows nothing of that name. */
    public boolean isNotFound() {
        return status == 404;
    }
}
