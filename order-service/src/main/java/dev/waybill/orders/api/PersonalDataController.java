package dev.waybill.orders.api;

import dev.waybill.events.CustomerId;
import dev.waybill.orders.application.ErasureResult;
import dev.waybill.orders.application.ErasureService;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erases the personal data of customers. */
@RestController
class PersonalDataController {

    private final ErasureService erasures;

    PersonalDataController(ErasureService erasures) {
        this.erasures = erasures;
    }

    @DeleteMapping(path = "/customers/{customerId}/personal-data", produces = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ErasureResult erase(@PathVariable CustomerId customerId) {
        return erasures.erase(customerId);
    }

    /** For ids that cannot be in a path: servers refuse an encoded slash there. */
    @DeleteMapping(path = "/customers/personal-data", produces = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ErasureResult eraseById(@RequestParam CustomerId customerId) {
        return erase(customerId);
    }
}
