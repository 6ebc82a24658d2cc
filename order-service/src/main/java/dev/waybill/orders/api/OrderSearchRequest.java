package dev.waybill.orders.api;

import dev.waybill.events.CustomerId;
import dev.waybill.events.Sku;
import dev.waybill.events.TrackingNumber;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.orders.domain.StatusReason;
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
 * @param reason as the status
 * @param updatedFrom RFC 3339, inclusive
 */
record OrderSearchRequest(
        @Nullable String customerId,
        @Nullable String reference,
        @Nullable List<String> status,
        @Nullable String placedFrom,
        @Nullable String placedTo,
        @Nullable List<String> reason,
        @Nullable String sku,
        @Nullable String trackingNumber,
        @Nullable String updatedFrom) {

    /** @throws ProblemException with everything that is wrong */
    OrderSearch toSearch() {
        var errors = new ArrayList<String>();
        OrderSearch search = new OrderSearch(
                customer(errors),
                text("reference", reference, errors),
                constants("status", status, OrderStatus.class, errors),
                time("placedFrom", placedFrom, errors),
                time("placedTo", placedTo, errors),
                constants("reason", reason, StatusReason.class, errors),
                sku(errors),
                trackingNumber(errors),
                time("updatedFrom", updatedFrom, errors));
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
        String text = text("customerId", customerId, errors);
        return text == null ? null : new CustomerId(text);
    }

    private @Nullable Sku sku(List<String> errors) {
        if (sku != null && !Sku.isValid(sku)) {
            errors.add(
                    "sku must have 1 to 64 characters of A-Z, a-z, 0-9, '.', '-' and '_', and begin with one of the first three kinds.");
            return null;
        }
        return sku == null ? null : new Sku(sku);
    }

    private @Nullable TrackingNumber trackingNumber(List<String> errors) {
        String text = text("trackingNumber", trackingNumber, errors);
        return text == null ? null : new TrackingNumber(text);
    }

    private static @Nullable String text(String name, @Nullable String text, List<String> errors) {
        if (text != null && !Text.Rule.isValid(text, 100)) {
            errors.add(name + " must be 1 to 100 characters, none of them a control character.");
            return null;
        }
        return text;
    }

    private static <E extends Enum<E>> EnumSet<E> constants(
            String name, @Nullable List<String> given, Class<E> type, List<String> errors) {
        var constants = EnumSet.noneOf(type);
        if (given != null) {
            try {
                given.forEach(constant -> constants.add(Enum.valueOf(type, constant)));
            } catch (IllegalArgumentException e) {
                constants.clear();
            }
            if (constants.isEmpty()) {
                errors.add(name + " must be of " + Arrays.toString(type.getEnumConstants()) + ".");
            }
        }
        return constants;
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
