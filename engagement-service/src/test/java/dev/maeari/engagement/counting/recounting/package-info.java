@NullMarked
package dev.maeari.engagement.counting.recounting;

import org.jspecify.annotations.NullMarked;
