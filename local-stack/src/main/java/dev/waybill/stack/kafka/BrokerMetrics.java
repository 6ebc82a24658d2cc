package dev.waybill.stack.kafka;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.nio.file.Path;

/**
 * Exposes the metrics of the broker in this process to Prometheus. Containers run the same exporter as an agent; here an
 * agent would keep the JVM from using its class archive.
 */
final class BrokerMetrics {
    private BrokerMetrics() {}

    /** @param rules of the JMX exporter: what is shown, and how */
    static void show(int port, Path rules) throws Exception {
        new JmxCollector(rules.toFile()).register();
        HTTPServer.builder().hostname("127.0.0.1").port(port).buildAndStart();
    }
}
