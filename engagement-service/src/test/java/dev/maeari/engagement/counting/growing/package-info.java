@NullMarked
package dev.maeari.engagement.counting.growing;

import org.jspecify.annotations.NullMarked;
