package dev.waybill.web;

import static java.util.Objects.requireNonNull;

import dev.waybill.events.Amount;
import dev.waybill.events.OrderId;
import dev.waybill.events.Sku;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** A service with nothing but the conventions. */
@SpringBootConfiguration
@EnableAutoConfiguration
@RestController
class TestApplication {

    private static final List<String> SHELF = List.of("a", "b", "c", "d", "e");

    final Semaphore permits = new Semaphore(0);
    final AtomicInteger policyChecks = new AtomicInteger();
    final AtomicInteger interrupts = new AtomicInteger();
    volatile boolean admitting = true;
    private final ObjectProvider<LongRunningRequests> longRunning;

    TestApplication(ObjectProvider<LongRunningRequests> longRunning) {
        this.longRunning = longRunning;
    }

    record LineRequest(
            @NotNull @Text(max = 64) @Nullable String sku,

            @NotNull @WholeNumber(min = 1, max = 9999) @Nullable BigDecimal quantity) {}

    record OrderRequest(
            @NotNull @Text(max = 10) @Nullable String name,
            @Nullable Boolean gift,
            @Nullable String note,
            @NotNull @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid @Nullable LineRequest> lines) {

        /** Of a valid request. */
        Answer toAnswer() {
            int units = 0;
            for (LineRequest line : requireNonNull(lines)) {
                units += requireNonNull(requireNonNull(line).quantity()).intValueExact();
            }
            return new Answer(
                    new OrderId(new UUID(0, 1)),
                    requireNonNull(name),
                    units,
                    new BigDecimal("9.90"),
                    new Amount(new BigDecimal("19.80")),
                    null,
                    Instant.parse("2026-01-02T03:04:05.000006Z"));
        }
    }

    record Answer(
            OrderId id,
            String name,
            int units,
            BigDecimal price,
            Amount total,
            @Nullable String reason,
            Instant at) {}

    @PostMapping("/orders")
    Answer place(@Valid @RequestBody OrderRequest request) {
        return request.toAnswer();
    }

    @GetMapping("/orders/{id}")
    Answer order(@PathVariable OrderId id) {
        throw ProblemException.notFound("There is no order " + id + ".");
    }

    record ShelfFilter(
            @Nullable String colour,
            @Nullable List<String> size,
            @Nullable String item,
            @Nullable Integer width) {}

    @GetMapping("/shelf")
    Page<String> shelf(PageRequest page, ShelfFilter filter) {
        String item = filter.item();
        List<String> found = item == null ? SHELF : List.of(item);
        int from = page.after(key -> found.indexOf(key) + 1).orElse(0);
        return Page.of(found.subList(from, Math.min(found.size(), from + page.rows())), page, key -> key);
    }

    @PutMapping("/imports")
    int read(@RequestBody byte[] body) {
        return body.length;
    }

    @Bean
    RequestSizeOverride largeImports() {
        return new RequestSizeOverride("PUT", "/imports", DataSize.ofMegabytes(1));
    }

    @GetMapping("/stock/{sku}")
    Sku stock(@PathVariable Sku sku) {
        return sku;
    }

    @GetMapping("/waiting")
    String waiting() throws InterruptedException {
        try {
            permits.acquire();
        } catch (InterruptedException e) {
            interrupts.incrementAndGet();
            throw e;
        }
        return "waited";
    }

    @GetMapping("/long-running")
    void longRunning(HttpServletRequest request) throws InterruptedException {
        longRunning.getObject().begin(request);
        permits.acquire();
    }

    @Bean
    AdmissionPolicy policy() {
        return request -> {
            policyChecks.incrementAndGet();
            return admitting;
        };
    }

    @GetMapping("/events/{id}")
    void event(@PathVariable UUID id) {
        var refusal = new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "It is too old.");
        refusal.getBody().setProperty("errors", List.of(new Violation("#/since", "is too old")));
        refusal.getBody().setProperty("secret", id);
        throw refusal;
    }

    @GetMapping("/busy")
    void busy() {
        throw ProblemException.conflict("It is being done.").retryAfter(Duration.ofMillis(100));
    }

    @GetMapping("/broken/{id}")
    void broken(@PathVariable OrderId id) {
        throw new IllegalStateException("broken");
    }

    @GetMapping("/broken")
    void broken() {
        throw new IllegalStateException("select secret from dev.waybill.Secrets");
    }

    @GetMapping("/connection-lost")
    void connectionLost() {
        throw new IllegalStateException(new SQLException("Connection is closed"));
    }

    @GetMapping("/database-away")
    void databaseAway() {
        throw new IllegalStateException(new SQLException("connection refused", "08001"));
    }
}
