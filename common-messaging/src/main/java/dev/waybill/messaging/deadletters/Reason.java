package dev.waybill.messaging.deadletters;

/**
 * Why a record is dead, in words that repeat nothing of it.
 *
 * @param kind the class of the failure
 */
public record Reason(String kind, String message) {

    private static final int LONGEST = 500;

    public Reason {
        message = message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…";
    }
}
