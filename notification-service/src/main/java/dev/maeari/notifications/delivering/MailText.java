package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Excerpt;
import dev.maeari.notifications.Kind;
import dev.maeari.notifications.Links;
import dev.maeari.notifications.Texts;
import dev.maeari.notifications.Unsubscribing;
import dev.maeari.web.Site;
import io.quarkus.mailer.Mail;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Objects;

/** Writes the mail: in the person's language, as plain text and as HTML, with a link that ends such mails. */
@Singleton
class MailText {
    private static final int LONGEST_SUBJECT = 150;

    private final Template text;
    private final Template html;
    private final Site site;
    private final Unsubscribing unsubscribing;

    MailText(
            @Location("mail/notice.txt") Template text,
            @Location("mail/notice.html") Template html,
            Site site,
            Unsubscribing unsubscribing) {
        this.text = text;
        this.html = html;
        this.site = site;
        this.unsubscribing = unsubscribing;
    }

    Mail of(Letter letter) {
        String unsubscribe = unsubscribeLink(letter);
        Mail mail = new Mail()
                .addTo(Objects.requireNonNull(letter.to().email()))
                .setSubject(subject(letter))
                .setText(render(text, letter, unsubscribe))
                .setHtml(render(html, letter, unsubscribe));
        // The same for every attempt, so that a repeat is recognised as one by the mail programs.
        mail.addHeader(
                "Message-ID",
                "<%s@%s>".formatted(letter.deliveryId(), site.url().getHost()));
        mail.addHeader("List-Unsubscribe", "<" + unsubscribe + ">");
        mail.addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        mail.addHeader("Auto-Submitted", "auto-generated");
        return mail;
    }

    /** Says that mails arrive. */
    Mail trial(String to, Locale language) {
        Texts texts = MessageBundles.get(Texts.class, Localized.Literal.of(language.toLanguageTag()));
        return new Mail()
                .addTo(to)
                .setSubject(texts.trial_subject(site.name()))
                .setText(texts.trial(site.name()))
                .addHeader("Auto-Submitted", "auto-generated");
    }

    private String unsubscribeLink(Letter letter) {
        String token = unsubscribing.token(new Unsubscribing.Scope(letter.to().subject(), letter.kind()));
        return site.address("/api/notifications/unsubscribe?token=" + token);
    }

    private String render(Template template, Letter letter, String unsubscribe) {
        Locale language = letter.to().language();
        String link = Links.to(letter.article().slug(), letter.comment().id());
        return template.instance()
                .setLocale(language)
                .data("language", language.toLanguageTag())
                .data("reply", letter.kind() == Kind.REPLY)
                .data("name", letter.comment().name())
                .data("title", letter.article().title())
                .data("text", Excerpt.of(letter.comment().text()).text())
                .data("link", site.address(link))
                .data("unsubscribe", unsubscribe)
                .data("site", site.name())
                .render();
    }

    /** On one line, whatever people put into names and titles: a line break would begin another header. */
    private static String subject(Letter letter) {
        Localized language = Localized.Literal.of(letter.to().language().toLanguageTag());
        Texts texts = MessageBundles.get(Texts.class, language);
        String name = letter.comment().name();
        String title = letter.article().title();
        String subject = (letter.kind() == Kind.REPLY ? texts.replied(name, title) : texts.commented(name, title))
                .replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
        return subject.length() <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, subject.codePointCount(0, LONGEST_SUBJECT) - 1))
                        + "…";
    }
}
