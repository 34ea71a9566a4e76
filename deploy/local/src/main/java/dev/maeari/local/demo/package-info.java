/** Plays readers on a running site, and checks that every number can be explained. */
@NullMarked
package dev.maeari.local.demo;

import org.jspecify.annotations.NullMarked;
