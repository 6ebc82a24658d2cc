package dev.waybill.orders.application;

import dev.waybill.events.Address;
import dev.waybill.events.LineItem;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * A digest (SHA-256) of a request's content, regardless of its formatting. Each text is prefixed with its length, so that
 * different requests cannot have the same bytes.
 */
final class RequestHash {

    private final MessageDigest digest;

    private RequestHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static byte[] of(PlaceOrderCommand order) {
        var hash = new RequestHash();
        hash.add(order.customerId().value());
        hash.add(order.paymentMethod().value());
        Address address = order.shippingAddress();
        hash.add(address.name());
        hash.add(address.street());
        hash.add(address.city());
        hash.add(address.postalCode());
        hash.add(address.country());
        for (LineItem line : order.lines().values()) {
            hash.add(line.sku().value());
            hash.add(line.quantity().units());
        }
        hash.addIfPresent("street2", address.street2());
        hash.addIfPresent("region", address.region());
        hash.addIfPresent("company", address.company());
        hash.addIfPresent("phone", address.phone());
        BigDecimal total = order.expectedTotal();
        hash.addIfPresent(
                "expectedTotal",
                total == null ? null : total.stripTrailingZeros().toPlainString());
        hash.addIfPresent("reference", order.reference());
        order.metadata().forEach((key, value) -> hash.addIfPresent("metadata." + key, value));
        return hash.digest.digest();
    }

    /** What older versions did not have changes no hash unless it is present. No text has the length -1. */
    private void addIfPresent(String name, @Nullable String text) {
        if (text != null) {
            add(-1);
            add(name);
            add(text);
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        add(bytes.length);
        digest.update(bytes);
    }

    private void add(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }
}
