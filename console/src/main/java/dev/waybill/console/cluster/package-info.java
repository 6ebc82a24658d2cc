/** What the brokers know: topics, groups and their lag. */
@NullMarked
package dev.waybill.console.cluster;

import org.jspecify.annotations.NullMarked;
