package dev.waybill.console.service;

import dev.waybill.console.ConsoleProperties;
import dev.waybill.deadletters.TokenSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** One client a service. Whatever goes wrong with a request is thrown as {@link ServiceException}. */
@Configuration(proxyBeanMethods = false)
public class ServiceClients {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<ServiceName, List<URI>> addresses;
    private final TokenSource tokens;
    private final HttpClient http;
    private final Duration readTimeout;

    /** @param tokens of the operator in whose request the services are called; without it they are called without a token */
    ServiceClients(ConsoleProperties properties, Optional<TokenSource> tokens) {
        this.tokens = tokens.orElse(Optional::empty);
        addresses = properties.services();
        readTimeout = properties.readTimeout();
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(properties.connectTimeout())
                .build();
    }

    @Bean
    OrderClient orderClient() {
        return proxy(ServiceName.ORDERS, OrderClient.class);
    }

    @Bean
    PaymentClient paymentClient() {
        return proxy(ServiceName.PAYMENTS, PaymentClient.class);
    }

    @Bean
    InventoryClient inventoryClient() {
        return proxy(ServiceName.INVENTORY, InventoryClient.class);
    }

    @Bean
    ShippingClient shippingClient() {
        return proxy(ServiceName.SHIPPING, ShippingClient.class);
    }

    /** The events that this service has published. */
    public EventClient events(ServiceName service) {
        return proxy(service, EventClient.class);
    }

    public List<URI> addresses(ServiceName service) {
        return addresses.getOrDefault(service, List.of());
    }

    /** The token of the operator whose request this thread handles. */
    public TokenSource tokens() {
        return tokens;
    }

    /**
     * A client that sends no token.
     *
     * @param name of what answers there, for messages
     */
    public RestClient client(String name, URI address, Duration readTimeout) {
        var requests = new JdkClientHttpRequestFactory(http);
        requests.setReadTimeout(readTimeout);
        return RestClient.builder()
                .baseUrl(address)
                .requestFactory(requests)
                .requestInterceptor((request, body, execution) -> {
                    try {
                        return execution.execute(request, body);
                    } catch (IOException e) {
                        throw ServiceException.unreachable(name, address.toString(), e);
                    }
                })
                .defaultStatusHandler(HttpStatusCode::isError, (request, response) -> {
                    throw new ServiceException(response.getStatusCode().value(), refusal(name, response));
                })
                .build();
    }

    private <T> T proxy(ServiceName service, Class<T> type) {
        var client = client(service.label(), addresses(service).getFirst(), readTimeout)
                .mutate()
                .requestInterceptor((request, body, execution) -> {
                    tokens.token().ifPresent(token -> {
                        request.getHeaders().setBearerAuth(token);
                        OperatorReason.addTo(request);
                    });
                    return execution.execute(request, body);
                })
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(type);
    }

    /** The service's own sentence, if it sent problem details. */
    private static String refusal(String name, ClientHttpResponse response) throws IOException {
        var status = response.getStatusCode().value();
        var fallback = "%s answered with status %s.".formatted(name, status);
        if (!MediaType.APPLICATION_PROBLEM_JSON.equalsTypeAndSubtype(
                response.getHeaders().getContentType())) {
            return fallback;
        }
        try {
            var problem = JSON.readTree(response.getBody().readNBytes(64_000));
            var text = new StringBuilder(problem.path("detail").asString(fallback));
            problem.path("errors")
                    .valueStream()
                    .limit(10)
                    .forEach(error -> text.append(' ')
                            .append(error.path("pointer").asString(""))
                            .append(": ")
                            .append(error.path("detail").asString("")));
            return text.toString();
        } catch (JacksonException e) {
            return fallback;
        }
    }
}
