package dev.maeari.notifications.delivering;

/** Why a notice was rightly not sent. */
enum DropReason {
    /** The comment was removed, the article deleted, or taken back for longer than a mail is worth sending. */
    WITHDRAWN,
    /** The person no longer wants such mails. */
    UNWANTED,
    /** Nobody learnt in time how to reach the person. */
    NO_CONTACT,
    /** The person has got as many mails as anybody gets within an hour; the inbox has it. */
    TOO_MANY
}
