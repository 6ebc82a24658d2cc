package dev.waybill.orders.api;

import dev.waybill.events.CustomerId;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.web.ProblemException;
import dev.waybill.web.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The criteria of a search for orders, as they were sent.
 *
 * @param status one or more, as repeated parameters or separated by commas
 * @param placedFrom RFC 3339, inclusive
 * @param placedTo RFC 3339, exclusive
 */
record OrderSearchRequest(
        @Nullable String customerId,
        @Nullable String reference,
        @Nullable List<String> status,
        @Nullable String placedFrom,
        @Nullable String placedTo) {

    /** @throws ProblemException with everything that is wrong */
    OrderSearch toSearch() {
        var errors = new ArrayList<String>();
        OrderSearch search = new OrderSearch(
                customer(errors),
                reference(errors),
                statuses(errors),
                time("placedFrom", placedFrom, errors),
                time("placedTo", placedTo, errors));
        if (search.placedFrom() != null
                && search.placedTo() != null
                && search.placedFrom().isAfter(search.placedTo())) {
            errors.add("placedFrom must not be after placedTo.");
        }
        if (!errors.isEmpty()) {
            throw ProblemException.badRequest(String.join(" ", errors));
        }
        return search;
    }

    private @Nullable CustomerId customer(List<String> errors) {
        try {
            return customerId == null ? null : CustomerId.parse(customerId);
        } catch (IllegalArgumentException e) {
            errors.add("customerId must be 1 to 100 characters, none of them a control character.");
            return null;
        }
    }

    private @Nullable String reference(List<String> errors) {
        if (reference != null && !Text.Rule.isValid(reference, 100)) {
            errors.add("reference must be 1 to 100 characters, none of them a control character.");
        }
        return reference;
    }

    private EnumSet<OrderStatus> statuses(List<String> errors) {
        var statuses = EnumSet.noneOf(OrderStatus.class);
        if (status != null) {
            try {
                status.forEach(name -> statuses.add(OrderStatus.valueOf(name)));
            } catch (IllegalArgumentException e) {
                statuses.clear();
            }
            if (statuses.isEmpty()) {
                errors.add("status must be of " + Arrays.toString(OrderStatus.values()) + ".");
            }
        }
        return statuses;
    }

    private static @Nullable Instant time(String name, @Nullable String text, List<String> errors) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            errors.add(name + " must be a time in RFC 3339, such as 2026-03-01T12:00:00Z.");
            return null;
        }
    }
}
