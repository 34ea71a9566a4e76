package dev.maeari.notifications;

/** Something in the inboxes was committed in this process. */
public record InboxChanged() {}
