/** Comments: written by people and guests, taken back by them, hidden and shown by moderators; read as safe markup. */
@NullMarked
package dev.maeari.engagement.comments;

import org.jspecify.annotations.NullMarked;
