package dev.waybill.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers errors outside any controller, for which the container forwards here. */
@RestController
class FallbackErrorController implements ErrorController {

    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given ? given : 404;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        HttpStatusCode code = HttpStatusCode.valueOf(status);
        ProblemType type = ProblemType.of(code);
        String instance = path == null ? request.getRequestURI() : path.toString();
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(type.problem(code, type.title() + ".", instance));
    }
}
