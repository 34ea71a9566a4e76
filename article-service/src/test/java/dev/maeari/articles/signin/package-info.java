@NullMarked
package dev.maeari.articles.signin;

import org.jspecify.annotations.NullMarked;
