package dev.waybill.web;

import dev.waybill.events.OrderId;
import java.beans.PropertyEditorSupport;
import java.util.UUID;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;

/** Reads the parameters of controllers more strictly than Spring does by itself. */
@ControllerAdvice
class ParameterBinding {

    /** The filters of a search are in the query alone: Spring would take request headers of their names, too. */
    @InitBinder
    void ignoreHeaders(WebDataBinder binder) {
        if (binder instanceof ExtendedServletRequestDataBinder ofRequest) {
            ofRequest.setHeaderPredicate(_ -> false);
        }
    }

    /** A UUID has its canonical form: to Spring 1-1-1-1-1 is one, too. */
    @InitBinder
    void readCanonicalIds(WebDataBinder binder) {
        binder.registerCustomEditor(UUID.class, new PropertyEditorSupport() {
            @Override
            public void setAsText(String text) {
                setValue(OrderId.parse(text).value());
            }
        });
    }
}
