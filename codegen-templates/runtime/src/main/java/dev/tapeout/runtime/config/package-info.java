/**
 * The settings of a running service: environment variables before a properties file before what
 * holds by itself; and the file by which its limits change while it runs. It calls {@code
 * operation}.
 */
@NullMarked
package dev.tapeout.runtime.config;

import org.jspecify.annotations.NullMarked;
