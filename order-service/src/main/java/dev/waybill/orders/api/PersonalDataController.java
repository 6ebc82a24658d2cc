package dev.waybill.orders.api;

import dev.waybill.events.CustomerId;
import dev.waybill.orders.application.ErasureService;
import dev.waybill.web.ProblemException;
import dev.waybill.web.Text;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Erases the personal data of customers. */
@RestController
class PersonalDataController {

    private static final int MAX_LENGTH = 100;

    private final ErasureService erasures;

    PersonalDataController(ErasureService erasures) {
        this.erasures = erasures;
    }

    @DeleteMapping(path = "/customers/{customerId}/personal-data", produces = "application/json")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ErasureResponse erase(@PathVariable String customerId) {
        if (!Text.Rule.isValid(customerId, MAX_LENGTH)) {
            throw ProblemException.badRequest(
                    "customerId must be 1 to 100 characters, none of them a control character.");
        }
        return ErasureResponse.of(erasures.erase(new CustomerId(customerId)));
    }
}
