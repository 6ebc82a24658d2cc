@NullMarked
package dev.waybill.payments.web;

import org.jspecify.annotations.NullMarked;
