package dev.maeari.notifications.delivering;

/** Why a notice was rightly not sent. */
enum DropReason {
    /** The comment was removed, or the article taken back. */
    WITHDRAWN,
    /** The person no longer wants such mails. */
    UNWANTED,
    /** Nobody learnt in time how to reach the person. */
    NO_CONTACT
}
