/** The sign-in provider of the local stack: OpenID Connect with people who need no password. */
@NullMarked
package dev.maeari.local.signin;

import org.jspecify.annotations.NullMarked;
