package dev.waybill.messaging.deadletters;

/**
 * Why a record is a dead letter. Repeats no value of the record.
 *
 * @param kind the class of the failure
 */
public record FailureReason(String kind, String message) {

    private static final int MAX_LENGTH = 500;

    public FailureReason {
        message = message.length() <= MAX_LENGTH ? message : message.substring(0, MAX_LENGTH) + "…";
    }
}
