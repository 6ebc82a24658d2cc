/** Compares the API documents with the running product. */
@NullMarked
package dev.waybill.system.documents;

import org.jspecify.annotations.NullMarked;
