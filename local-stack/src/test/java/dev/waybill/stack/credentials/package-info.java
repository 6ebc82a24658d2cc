@NullMarked
package dev.waybill.stack.credentials;

import org.jspecify.annotations.NullMarked;
