package dev.waybill.testing;

/** A database for one test, its owner, and the relay role that may read its changes from the write-ahead log. */
public record TestDatabase(
        String name, String url, String username, String password, String relayUsername, String relayPassword) {}
