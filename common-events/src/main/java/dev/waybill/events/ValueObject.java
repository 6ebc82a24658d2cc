package dev.waybill.events;

/**
 * A validated value, written as one plain JSON value: a decimal and a UUID as a string, an integer as a
 * number. Implementations are records with the one component {@code value}.
 */
public interface ValueObject<T> {

    T value();
}
