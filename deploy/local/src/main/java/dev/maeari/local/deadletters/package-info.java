/** What could not be processed: shown, and sent again. */
@NullMarked
package dev.maeari.local.deadletters;

import org.jspecify.annotations.NullMarked;
