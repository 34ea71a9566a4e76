/** What the edge of every service has in common: problems as answers, who is asking, and no writes from other sites. */
@NullMarked
package dev.maeari.web;

import org.jspecify.annotations.NullMarked;
