package dev.waybill.web;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as a JSON pointer in a URI fragment: {@code #/lines/0/quantity}
 * @param detail what, as the end of a sentence that begins with the field: {@code must be from 1 to 9999}
 */
public record Violation(String pointer, String detail) {}
