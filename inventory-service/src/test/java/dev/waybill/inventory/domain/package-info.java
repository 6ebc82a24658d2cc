@NullMarked
package dev.waybill.inventory.domain;

import org.jspecify.annotations.NullMarked;
