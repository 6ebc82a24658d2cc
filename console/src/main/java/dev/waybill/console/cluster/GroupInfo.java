package dev.waybill.console.cluster;

/** A consumer group with how many members it has. */
public record GroupInfo(String name, String state, int members) {}
