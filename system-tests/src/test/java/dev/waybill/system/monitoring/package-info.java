/** Tests of dashboards, alert rules and runbooks. */
@NullMarked
package dev.waybill.system.monitoring;

import org.jspecify.annotations.NullMarked;
