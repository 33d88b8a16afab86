@NullMarked
package dev.tapeout.runtime;

import org.jspecify.annotations.NullMarked;
