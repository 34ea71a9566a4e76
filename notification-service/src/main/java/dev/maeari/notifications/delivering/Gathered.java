package dev.maeari.notifications.delivering;

/** What a look just before sending has found. */
sealed interface Gathered {

    /** All that a mail is made of. */
    record Ready(Letter letter) implements Gathered {}

    /** Nobody knows yet how to reach the person. */
    record NoContact() implements Gathered {}

    /** The article is not public now. */
    record NoArticle() implements Gathered {}

    /** It is not to be sent, now or later. */
    record Unsendable(DropReason reason) implements Gathered {}
}
