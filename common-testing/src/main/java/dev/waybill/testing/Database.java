package dev.waybill.testing;

/** A database of a test's own, its owner, and the role that may read its changes from the write-ahead log. */
public record Database(
        String name, String url, String username, String password, String relayUsername, String relayPassword) {}
