package dev.waybill.orders.application;

import dev.waybill.orders.application.ValidatedOrder.DeliveryAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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

    static byte[] of(ValidatedOrder order) {
        var hash = new RequestHash();
        hash.add(order.customerId());
        hash.add(order.paymentMethod());
        DeliveryAddress address = order.shippingAddress();
        hash.add(address.name());
        hash.add(address.street());
        hash.add(address.city());
        hash.add(address.postalCode());
        hash.add(address.country());
        for (ValidatedLine line : order.lines()) {
            hash.add(line.sku());
            hash.add(line.quantity());
        }
        return hash.digest.digest();
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
