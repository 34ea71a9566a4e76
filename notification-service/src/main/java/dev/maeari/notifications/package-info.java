/** Inbox and e-mail for those who care. */
@NullMarked
package dev.maeari.notifications;

import org.jspecify.annotations.NullMarked;
