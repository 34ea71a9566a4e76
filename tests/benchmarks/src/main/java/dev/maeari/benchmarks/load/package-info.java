/** Many readers on one thread: raw HTTP/1.1 on non-blocking sockets, so that the measured server gets the processors. */
@NullMarked
package dev.maeari.benchmarks.load;

import org.jspecify.annotations.NullMarked;
