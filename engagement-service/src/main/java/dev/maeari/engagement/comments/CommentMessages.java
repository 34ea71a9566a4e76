package dev.maeari.engagement.comments;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the page of comments says, in English; other languages in {@code messages/comments_….properties}. */
@MessageBundle(value = "comments", locale = "en")
interface CommentMessages {
    @Message("Comments")
    String heading();

    @Message("No comments yet. Be the first to write one.")
    String empty();

    @Message("Guest")
    String guest();

    @Message("Author")
    String author();

    @Message("This comment was hidden by a moderator.")
    String hidden();

    @Message("This comment was deleted by its author.")
    String deleted();

    @Message("In answer to another comment")
    String answer();

    @Message("Name (optional)")
    String name();

    @Message("Your comment")
    String text();

    @Message("Send")
    String send();

    @Message("Reply")
    String reply();

    @Message("Delete")
    String delete();

    @Message("Hide")
    String hide();

    @Message("Show again")
    String show();

    @Message("Further comments")
    String more();

    @Message("Sign in to comment")
    String signIn();

    @Message("Back to the article")
    String back();

    @Message("Write something first.")
    String emptyText();

    @Message("A comment has at most 5,000 characters. Shorten it and send it again.")
    String textTooLong();

    @Message("A name has at most 40 characters. Choose another and send again.")
    String invalidName();

    @Message("The comment that you answer is not there any more. Your text is kept below.")
    String unknownParent();

    @Message("Cookies are needed to comment as a guest. Allow them, or sign in.")
    String cookiesNeeded();

    @Message("Something else was sent from this form before. Send your text again if it is not among the comments.")
    String alreadySent();

    @Message("Sign in first. Your text is kept below: copy it before you leave this page.")
    String signInNeeded();

    @Message("The comment could not be saved now. Your text is kept below; send it again in a moment.")
    String tryAgain();

    @Message("The comment can't be taken as it is. Your text is kept below.")
    String refused();
}
