@NullMarked
package dev.waybill.inventory.web;

import org.jspecify.annotations.NullMarked;
