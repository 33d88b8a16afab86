/**
 * Parameters between text and JSON: the styles of OpenAPI 3.1 (4.8.12.3), read from requests by the
 * pipeline and written into requests by generated clients. It calls {@code operation} and {@code
 * json}.
 */
@NullMarked
package dev.tapeout.runtime.parameter;

import org.jspecify.annotations.NullMarked;
