package dev.waybill.load.run;

import java.net.InetSocketAddress;

/** Where the product answers. */
public record Place(InetSocketAddress orders, InetSocketAddress inventory, String bootstrapServers) {}
