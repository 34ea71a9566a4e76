/** Requests that no program would send, made of the routes of a service, to see that each is answered. */
@NullMarked
package dev.maeari.testing.fuzzing;

import org.jspecify.annotations.NullMarked;
