package dev.waybill.stack.demo;

/** What somebody asks for while an order is under way. */
enum DemoStep {
    CANCEL("the customer cancels"),
    RETRY_CAPTURE("the shop retries the capture");

    private final String told;

    DemoStep(String told) {
        this.told = told;
    }

    String told() {
        return told;
    }
}
