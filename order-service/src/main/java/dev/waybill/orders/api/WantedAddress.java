package dev.waybill.orders.api;

import dev.waybill.events.Address;

/** Where to, as it was asked for. */
record WantedAddress(String name, String street, String city, String postalCode, String country) {

    Address asAddress() {
        return new Address(name, street, city, postalCode, country);
    }
}
