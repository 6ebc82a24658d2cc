/** What those who run the product look at: dashboards, rules and runbooks, and whether they have something to say. */
@NullMarked
package dev.waybill.system.monitoring;

import org.jspecify.annotations.NullMarked;
