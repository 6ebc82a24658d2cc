/** What the compose files say, for whoever runs their containers otherwise or checks them. */
@NullMarked
package dev.waybill.system.compose;

import org.jspecify.annotations.NullMarked;
