package dev.waybill.stack.demo;

/** A request during the processing of an order. */
enum DemoStep {
    CANCEL("the customer cancels"),
    RETRY_CAPTURE("the shop retries the capture");

    private final String reported;

    DemoStep(String reported) {
        this.reported = reported;
    }

    String description() {
        return reported;
    }
}
