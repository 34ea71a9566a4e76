/** Another rule for all numbers, from a file to what the site shows. */
@NullMarked
package dev.maeari.local.rules;

import org.jspecify.annotations.NullMarked;
