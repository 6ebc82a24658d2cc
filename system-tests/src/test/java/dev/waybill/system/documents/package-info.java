/** What the product says of itself, held against what it does. */
@NullMarked
package dev.waybill.system.documents;

import org.jspecify.annotations.NullMarked;
