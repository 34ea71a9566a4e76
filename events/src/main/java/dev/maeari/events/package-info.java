/** The contracts of Maeari: one sealed interface per topic, the topics themselves, and the codec between the two. */
@NullMarked
package dev.maeari.events;

import org.jspecify.annotations.NullMarked;
