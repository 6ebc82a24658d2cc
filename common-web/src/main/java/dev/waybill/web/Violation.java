package dev.waybill.web;

/**
 * A rule that a request violates.
 *
 * @param pointer a JSON pointer to the field as a URI fragment: {@code #/lines/0/quantity}
 * @param detail the end of a sentence that begins with the name of the field: {@code must be from 1 to 9999}
 */
public record Violation(String pointer, String detail) {}
