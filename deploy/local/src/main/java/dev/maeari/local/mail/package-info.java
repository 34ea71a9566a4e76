/** The mail catcher of the local stack: takes every mail and shows it. */
@NullMarked
package dev.maeari.local.mail;

import org.jspecify.annotations.NullMarked;
