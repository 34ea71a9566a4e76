/** Copies of the topics in plain files, and back. */
@NullMarked
package dev.maeari.local.topics;

import org.jspecify.annotations.NullMarked;
