package dev.waybill.shipping.api;

import dev.waybill.events.ReturnId;
import dev.waybill.shipping.domain.ReturnParcel;
import dev.waybill.shipping.domain.ReturnParcels;
import dev.waybill.shipping.messaging.Arrivals;
import dev.waybill.web.NotFoundException;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/returns/{returnId}")
class ReturnController {

    private final ReturnParcels parcels;
    private final Arrivals arrivals;

    ReturnController(ReturnParcels parcels, Arrivals arrivals) {
        this.parcels = parcels;
        this.arrivals = arrivals;
    }

    @GetMapping
    ReturnParcelView parcel(@PathVariable ReturnId returnId) {
        return view(parcels.find(returnId));
    }

    /** The carrier reports that it has brought the units back; saying so again is harmless. */
    @PostMapping("/arrival")
    ReturnParcelView arrived(@PathVariable ReturnId returnId) {
        return view(arrivals.report(returnId));
    }

    private static ReturnParcelView view(Optional<ReturnParcel> parcel) {
        return parcel.map(ReturnParcelView::of)
                .orElseThrow(() -> new NotFoundException("No such return is expected here."));
    }
}
