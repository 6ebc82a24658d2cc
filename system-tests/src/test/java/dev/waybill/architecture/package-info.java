/** Rules for structure, code and names, as tests. */
@NullMarked
package dev.waybill.architecture;

import org.jspecify.annotations.NullMarked;
