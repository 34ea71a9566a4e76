package dev.maeari.local.mail;

import dev.maeari.local.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/** What a person sees of the caught mails. */
final class MailPages {
    private MailPages() {}

    static String list(List<CaughtMail> mails, Locale language) {
        ResourceBundle texts = Html.texts("mail", language);
        String rows = mails.stream().map(MailPages::row).collect(Collectors.joining("\n"));
        String body =
                mails.isEmpty() ? "<p>" + Html.escape(texts.getString("none")) + "</p>" : "<table>" + rows + "</table>";
        return Html.page("mail", texts).replace("{body}", body);
    }

    static String one(CaughtMail mail, Locale language) {
        ResourceBundle texts = Html.texts("mail", language);
        StringBuilder body = new StringBuilder()
                .append("<p><a href=\"/\">")
                .append(Html.escape(texts.getString("back")))
                .append("</a></p><table>");
        for (Map.Entry<String, String> header : mail.headers().entrySet()) {
            body.append("<tr><th>")
                    .append(Html.escape(header.getKey()))
                    .append("</th><td>")
                    .append(Html.escape(header.getValue()))
                    .append("</td></tr>");
        }
        body.append("</table>");
        if (mail.html() != null) {
            body.append(
                    "<p></p><iframe sandbox src=\"/messages/%s/html\" title=\"HTML\"></iframe>".formatted(mail.id()));
        }
        if (mail.text() != null) {
            body.append("<pre>").append(Html.escape(mail.text())).append("</pre>");
        }
        return Html.page("mail", texts).replace("{body}", body);
    }

    private static String row(CaughtMail mail) {
        return "<tr><td><a href=\"/messages/%s\">%s</a></td><td>%s</td></tr>"
                .formatted(mail.id(), Html.escape(mail.subject()), Html.escape(String.join(", ", mail.to())));
    }
}
