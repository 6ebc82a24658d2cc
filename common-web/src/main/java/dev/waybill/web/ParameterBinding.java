package dev.waybill.web;

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
}
