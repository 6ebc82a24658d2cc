package dev.waybill.orders.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A digest (SHA-256) of what a request says, whichever way it was written down. Each text goes in with its length, so
 * that no two requests look alike by moving a boundary.
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

    static byte[] of(Wanted wanted) {
        var hash = new RequestHash();
        hash.add(wanted.customerId());
        hash.add(wanted.paymentMethod());
        WantedAddress address = wanted.shippingAddress();
        hash.add(address.name());
        hash.add(address.street());
        hash.add(address.city());
        hash.add(address.postalCode());
        hash.add(address.country());
        for (WantedLine line : wanted.lines()) {
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
