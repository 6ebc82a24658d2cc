package dev.waybill.console.service;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/** What a service answered, or why it did not: a part of a page that the rest of the page does not need. */
public record Reply<T>(@Nullable T value, @Nullable ServiceException problem) {

    public static <T> Reply<T> of(Supplier<? extends @Nullable T> call) {
        try {
            return new Reply<>(call.get(), null);
        } catch (ServiceException e) {
            return new Reply<>(null, e);
        } catch (RestClientException e) {
            return new Reply<>(null, ServiceException.unreadable(e));
        }
    }

    /** Whether the service answered that there is no such thing, which is no fault. */
    public boolean isNotFound() {
        return problem != null && problem.isNotFound();
    }
}
