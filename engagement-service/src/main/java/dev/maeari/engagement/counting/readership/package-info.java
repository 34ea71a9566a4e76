/** How many different visitors looked at an article, day by day: no number of the log's, but one made of it. */
@NullMarked
package dev.maeari.engagement.counting.readership;

import org.jspecify.annotations.NullMarked;
