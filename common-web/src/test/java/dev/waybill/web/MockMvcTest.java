package dev.waybill.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Requests to {@link TestApplication} without a socket. */
@SpringBootTest(properties = "spring.config.import=classpath:waybill-web.yaml")
@AutoConfigureMockMvc
abstract class MockMvcTest {

    @Autowired
    MockMvcTester mvc;

    MvcTestResult posting(String body) {
        return mvc.perform(
                post("/orders").contentType(MediaType.APPLICATION_JSON).content(body));
    }

    MvcTestResult getting(String path) {
        return mvc.perform(get(path));
    }
}
