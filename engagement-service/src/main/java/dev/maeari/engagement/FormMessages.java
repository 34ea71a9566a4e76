package dev.maeari.engagement;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What is said of a form that was refused, in English; other languages in {@code messages/forms_….properties}. */
@MessageBundle(value = "forms", locale = "en")
interface FormMessages {
    @Message("That did not work")
    String heading();

    @Message("Back to the article")
    String back();

    @Message("To the first page")
    String home();

    @Message("Cookies are needed for this. Allow them, or sign in, and try again.")
    String cookiesNeeded();

    @Message("Sign in first, then try again.")
    String signInNeeded();

    @Message("Only who wrote a comment can delete it, in the same browser or signed in by the same name.")
    String notYours();

    @Message("Only moderators can do this. Sign in as one.")
    String notAllowed();

    @Message("The comment is not there any more. There is nothing left to do.")
    String commentGone();

    @Message("The article is not there any more. Nothing can be added to it.")
    String articleGone();

    @Message("This was too much at once. Wait a moment and try again.")
    String tooMany();

    @Message("This could not be saved now. Try again in a moment: to do it twice does no harm.")
    String tryAgain();

    @Message("This can't be done as it was sent. Go back and try again from there.")
    String refused();
}
