package dev.waybill.console.cluster;

import dev.waybill.deadletters.KafkaCluster;
import dev.waybill.kafka.ClientSecurity;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The brokers, and how the console connects to them. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(KafkaProperties.class)
class ClusterConfiguration {

    @Bean
    KafkaCluster cluster(
            @Value("${waybill.kafka.bootstrap-servers}") String bootstrapServers,
            @Value("${waybill.kafka.prefix}") String prefix,
            KafkaProperties kafka,
            SslBundles bundles) {
        var client = ClientSecurity.properties(kafka, bundles, Map.of("bootstrap.servers", bootstrapServers));
        return new KafkaCluster(client, prefix);
    }
}
