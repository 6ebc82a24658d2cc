package dev.waybill.stack.kafka;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.exporter.httpserver.HTTPServer;
import java.nio.file.Path;

/**
 * Shows Prometheus the measurements of the broker in this process. The exporter is the one that containers have as an
 * agent; as one it would keep the JVM from taking its classes from an archive.
 */
final class BrokerMetrics {
    private BrokerMetrics() {}

    /** @param rules of the JMX exporter: what is shown, and how */
    static void show(int port, Path rules) throws Exception {
        new JmxCollector(rules.toFile()).register();
        HTTPServer.builder().hostname("127.0.0.1").port(port).buildAndStart();
    }
}
