package dev.waybill.messaging.relay;

/** The database is set up in a way that lets no relay work; the start fails with what to do about it. */
final class UnusableDatabaseException extends RuntimeException {

    private final String remedy;

    UnusableDatabaseException(String problem, String remedy) {
        super(problem);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
