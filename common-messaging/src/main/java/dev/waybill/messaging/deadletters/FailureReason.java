package dev.waybill.messaging.deadletters;

/**
 * Why a record is dead, in words that repeat nothing of it.
 *
 * @param kind the class of the failure
 */
public record FailureReason(String kind, String message) {

    private static final int LONGEST = 500;

    public FailureReason {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }
}
