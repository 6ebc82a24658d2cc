package dev.waybill.load.run;

import java.net.InetSocketAddress;

/** The addresses of the system under test. */
public record Target(InetSocketAddress orders, InetSocketAddress inventory, String bootstrapServers) {}
