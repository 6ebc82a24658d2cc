package dev.waybill.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The tiny shop behind its servlet, without a socket. */
@SpringBootTest(properties = "spring.config.import=classpath:waybill-web.yaml")
@AutoConfigureMockMvc
abstract class WebTest {

    @Autowired
    MockMvcTester shop;

    MvcTestResult posting(String body) {
        return shop.perform(
                post("/orders").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    MvcTestResult getting(String path) {
        return shop.perform(get(path));
    }
}
