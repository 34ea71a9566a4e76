/** The one origin of the local stack: an HTTP server in front of the three services. */
@NullMarked
package dev.maeari.local.gateway;

import org.jspecify.annotations.NullMarked;
