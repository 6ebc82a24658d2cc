@NullMarked
package dev.waybill.web;

import org.jspecify.annotations.NullMarked;
