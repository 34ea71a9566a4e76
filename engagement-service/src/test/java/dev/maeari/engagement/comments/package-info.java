/** What is promised of comments. */
@NullMarked
package dev.maeari.engagement.comments;

import org.jspecify.annotations.NullMarked;
