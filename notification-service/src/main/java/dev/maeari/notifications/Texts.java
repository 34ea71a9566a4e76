package dev.maeari.notifications;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What this service says to people; the words are in {@code messages/notices_*.properties}. */
@MessageBundle("notices")
public interface Texts {

    /** Somebody has commented on the person's article. */
    @Message
    String commented(String name, String title);

    /** Somebody has answered the person. */
    @Message
    String replied(String name, String title);

    /** The link to the comment. */
    @Message
    String read();

    /** Why this mail was sent: the person's article. */
    @Message
    String why_comment(String site);

    /** Why this mail was sent: the person's comment. */
    @Message
    String why_reply(String site);

    /** The link that ends such mails. */
    @Message
    String no_more();

    /** The heading of the page that ends mails. */
    @Message
    String end_title();

    /** Asks whether mails about comments are to end. */
    @Message
    String end_comment(String site);

    /** Asks whether mails about replies are to end. */
    @Message
    String end_reply(String site);

    /** The button that ends them. */
    @Message
    String end_button();

    /** They have ended. */
    @Message
    String ended();

    /** They can't end now. */
    @Message
    String end_later();

    /** The link is not one of ours. */
    @Message
    String bad_link();

    /** The link to the site. */
    @Message
    String to_site(String site);

    /** The subject of a mail by which an operator sees that mails arrive. */
    @Message
    String trial_subject(String site);

    /** What is in it. */
    @Message
    String trial(String site);
}
