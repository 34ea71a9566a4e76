package dev.maeari.articles.writing;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/**
 * What the studio's pages say, {@code {studio:…}} in templates; the words are in {@code messages/studio_ko.properties} and
 * its like. A key that a template names and a file lacks fails the build.
 */
@MessageBundle("studio")
public interface StudioMessages {
    @Message
    String studio();

    @Message
    String new_article();

    @Message
    String my_articles();

    @Message
    String none_yet();

    @Message
    String title();

    @Message
    String body();

    @Message
    String body_hint();

    @Message
    String summary();

    @Message
    String summary_hint();

    @Message
    String category();

    @Message
    String tags();

    @Message
    String tags_hint();

    @Message
    String language();

    @Message
    String slug();

    @Message
    String slug_hint();

    @Message
    String cover();

    @Message
    String cover_choose();

    @Message
    String cover_remove();

    @Message
    String image();

    @Message
    String image_hint();

    @Message
    String image_insert();

    @Message
    String more_settings();

    @Message
    String save();

    @Message
    String save_draft();

    @Message
    String publish();

    @Message
    String unpublish();

    @Message
    String delete();

    @Message
    String delete_question();

    @Message
    String delete_really();

    @Message
    String preview();

    @Message
    String preview_empty();

    @Message
    String back();

    @Message
    String read_it();

    @Message
    String status_draft();

    @Message
    String status_published();

    @Message
    String status_unpublished();

    @Message
    String changed(String time);

    @Message
    String views();

    @Message
    String likes();

    @Message
    String comments();

    @Message
    String number_of(String kind, String number);

    @Message
    String older();

    @Message
    String saved();

    @Message
    String saved_public();

    @Message
    String published();

    @Message
    String unpublished();

    @Message
    String deleted();

    @Message
    String image_inserted();

    @Message
    String error();

    @Message
    String error_title();

    @Message
    String error_body();

    @Message
    String error_summary();

    @Message
    String error_category();

    @Message
    String error_tags();

    @Message
    String error_language();

    @Message
    String error_slug();

    @Message
    String error_slug_taken();

    @Message
    String error_image_missing();

    @Message
    String error_image();

    @Message
    String error_image_large();

    @Message
    String error_changed();

    @Message
    String error_not_deleted();

    @Message
    String error_gone();

    @Message
    String error_away();

    @Message
    String error_other();

    @Message
    String see_other();

    @Message
    String save_over();

    @Message
    String signed_in();

    @Message
    String ledger();

    @Message
    String ledger_of(String title);

    @Message
    String ledger_intro();

    @Message
    String ledger_script();

    @Message
    String held();

    @Message
    String held_intro();

    @Message
    String held_script();

    @Message
    String operation();
}
