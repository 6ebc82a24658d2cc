/** OpenAPI documents, as tests read them. */
@NullMarked
package dev.waybill.testing.openapi;

import org.jspecify.annotations.NullMarked;
