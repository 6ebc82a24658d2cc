package dev.waybill.stack.demo;

/** What somebody asks for while an order is under way. */
enum Act {
    CANCEL("the customer cancels"),
    RETRY_CAPTURE("the shop retries the capture");

    private final String told;

    Act(String told) {
        this.told = told;
    }

    String told() {
        return told;
    }
}
