/** The house rules of the code, as tests over the compiled classes. */
@NullMarked
package dev.waybill.architecture;

import org.jspecify.annotations.NullMarked;
