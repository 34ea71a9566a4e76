/** What happened to one request on its way through all services, told to whoever the operator names, and nothing of who asked. */
@NullMarked
package dev.maeari.web.traces;

import org.jspecify.annotations.NullMarked;
