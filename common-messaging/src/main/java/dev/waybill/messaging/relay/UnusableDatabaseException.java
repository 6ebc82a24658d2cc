package dev.waybill.messaging.relay;

/** The relay can never work with this database as it is configured; the application fails to start and says what to do. */
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
