/** What those who run the site see of it, and what they have sent again. */
@NullMarked
package dev.maeari.engagement.operating;

import org.jspecify.annotations.NullMarked;
