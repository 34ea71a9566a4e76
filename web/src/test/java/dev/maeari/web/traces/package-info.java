/** Tests of traces. */
@NullMarked
package dev.maeari.web.traces;

import org.jspecify.annotations.NullMarked;
