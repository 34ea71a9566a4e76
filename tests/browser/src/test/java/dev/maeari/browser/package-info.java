/** The whole system as readers use it: a real browser against the local stack. */
@NullMarked
package dev.maeari.browser;

import org.jspecify.annotations.NullMarked;
