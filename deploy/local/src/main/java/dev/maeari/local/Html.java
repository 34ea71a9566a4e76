package dev.maeari.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;

/** The few pages that the launcher itself shows: HTML in one frame, {@code {t:key}} for texts in the reader's language. */
public final class Html {
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Html() {}

    /** The texts of a page in that language; English where it has none. */
    public static ResourceBundle texts(String page, Locale language) {
        return ResourceBundle.getBundle("pages." + page, language, NO_FALLBACK);
    }

    /** The page with its texts; other {@code {…}} are left. */
    public static String page(String page, ResourceBundle texts) {
        String html = resource("/pages/frame.html")
                .replace("{style}", resource("/pages/style.css"))
                .replace("{page}", resource("/pages/" + page + ".html"));
        for (String key : texts.keySet()) {
            html = html.replace("{t:" + key + "}", escape(texts.getString(key)));
        }
        return html;
    }

    /** Text that can stand in an element or a quoted attribute. */
    public static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (InputStream in = Html.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the launcher's jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("can't read " + name, e);
        }
    }
}
