package dev.waybill.orders.api;

import dev.waybill.events.CustomerId;
import dev.waybill.orders.domain.OrderSearch;
import dev.waybill.orders.domain.OrderStatus;
import dev.waybill.web.BadRequestException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which orders a caller looks for, as it was sent.
 *
 * @param status one or more, each in a parameter of its own or separated by commas
 * @param placedFrom RFC 3339; orders placed then are meant too
 * @param placedTo RFC 3339; orders placed then are not meant
 */
record SearchRequest(
        @Nullable String customerId,
        @Nullable List<String> status,
        @Nullable String placedFrom,
        @Nullable String placedTo) {

    /** @throws BadRequestException saying all that is wrong */
    OrderSearch read() {
        var wrong = new ArrayList<String>();
        OrderSearch search = new OrderSearch(
                customer(wrong),
                statuses(wrong),
                time("placedFrom", placedFrom, wrong),
                time("placedTo", placedTo, wrong));
        if (search.placedFrom() != null
                && search.placedTo() != null
                && search.placedFrom().isAfter(search.placedTo())) {
            wrong.add("placedFrom must not be after placedTo.");
        }
        if (!wrong.isEmpty()) {
            throw new BadRequestException(String.join(" ", wrong));
        }
        return search;
    }

    private @Nullable CustomerId customer(List<String> wrong) {
        try {
            return customerId == null ? null : CustomerId.parse(customerId);
        } catch (IllegalArgumentException e) {
            wrong.add("customerId must be 1 to 100 characters, none of them a control character.");
            return null;
        }
    }

    private EnumSet<OrderStatus> statuses(List<String> wrong) {
        var statuses = EnumSet.noneOf(OrderStatus.class);
        if (status != null) {
            try {
                status.forEach(name -> statuses.add(OrderStatus.valueOf(name)));
            } catch (IllegalArgumentException e) {
                statuses.clear();
            }
            if (statuses.isEmpty()) {
                wrong.add("status must be of " + Arrays.toString(OrderStatus.values()) + ".");
            }
        }
        return statuses;
    }

    private static @Nullable Instant time(String name, @Nullable String text, List<String> wrong) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            wrong.add(name + " must be a time as RFC 3339 has it, such as 2026-03-01T12:00:00Z.");
            return null;
        }
    }
}
