package dev.waybill.stack.deadletters;

/**
 * What a letter tells of; there may be two letters of one death, if the first one's writer was killed before it could say
 * so.
 *
 * @param origin where the record lay that died
 * @param timestamp the record's own; it tells apart what a topic of the same name held before
 */
public record DeadLetterOrigin(RecordCoordinates origin, long timestamp, String group) {}
