/** Reading a topic to its end and on, outside any group: every instance sees everything. */
@NullMarked
package dev.maeari.web.tail;

import org.jspecify.annotations.NullMarked;
