@NullMarked
package dev.waybill.shipping.web;

import org.jspecify.annotations.NullMarked;
