package dev.waybill.console.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waybill.console.FormFields;
import dev.waybill.console.action.Confirmation;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriUtils;

/** Passes the reason that an operator has given in a form to the service, which records it. */
public final class OperatorReason {

    private static final String HEADER = "Waybill-Reason";

    private OperatorReason() {}

    /** The reason of the form whose request this thread handles; null if there is none. */
    public static @Nullable String given() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes form
                ? FormFields.given(form.getRequest().getParameter(Confirmation.REASON))
                : null;
    }

    /** Adds the reason if there is one and the service is to change something. */
    static void addTo(HttpRequest request) {
        String reason = given();
        if (reason != null && !HttpMethod.GET.equals(request.getMethod())) {
            request.getHeaders().set(HEADER, UriUtils.encode(reason, UTF_8));
        }
    }
}
