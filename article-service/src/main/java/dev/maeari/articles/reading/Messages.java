package dev.maeari.articles.reading;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What the site's pages say, {@code {msg:…}} in templates; the words are in {@code messages/msg_ko.properties} and its
 * like. A key that a template names and a file lacks fails the build.
 */
@MessageBundle
public interface Messages {
    @Message
    String skip();

    @Message
    String tagline();

    @Message
    String sign_in();

    @Message
    String sign_out();

    @Message
    String feed();

    @Message
    String studio();

    @Message
    String footer();

    @Message
    String site_menu();

    @Message
    String newest();

    @Message
    String empty();

    @Message
    String older();

    @Message
    String pages();

    @Message
    String by(String author);

    @Message
    String tags();

    @Message
    String counts();

    @Message
    String like();

    @Message
    String like_question();

    @Message
    String liked();

    @Message
    String unliked();

    @Message
    String unlike();

    @Message
    String comments();

    @Message
    String comments_page();

    @Message
    String comment_text();

    @Message
    String comment_name();

    @Message
    String comment_optional();

    @Message
    String comment_hint();

    @Message
    String comment_send();

    @Message
    String commented();

    @Message
    String more_comments();

    @Message
    String not_found();

    @Message
    String not_found_title();

    @Message
    String not_found_text();

    @Message
    String not_allowed();

    @Message
    String not_allowed_text();

    @Message
    String signed_out();

    @Message
    String signed_out_text();

    @Message
    String not_taken();

    @Message
    String not_taken_text();

    @Message
    String not_now();

    @Message
    String not_now_text();

    @Message
    String try_again();

    @Message
    String to_home();

    @Message
    String more_to_read();
}
