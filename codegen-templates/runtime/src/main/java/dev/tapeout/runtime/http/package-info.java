/** What the JDK's HTTP client leaves open for those who ask another process. It calls nobody. */
@NullMarked
package dev.tapeout.runtime.http;

import org.jspecify.annotations.NullMarked;
