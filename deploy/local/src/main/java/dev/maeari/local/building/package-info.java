/** Building what is older than its sources, and copying what runs out of the build's way. */
@NullMarked
package dev.maeari.local.building;

import org.jspecify.annotations.NullMarked;
