package dev.maeari.articles.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * HTML as a suspicious reader takes it apart: tags, and their attributes, quoted as our renderer always does; what does not
 * fit is itself a danger.
 */
record Markup(String html, List<Tag> tags, List<String> rest) {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)((?:\\s+[a-z-]+(?:=\"[^\"<>]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)=\"([^\"]*)\"");
    private static final Set<String> ELEMENTS = Set.of(
            "p",
            "a",
            "img",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "em",
            "strong",
            "del",
            "code",
            "pre",
            "ul",
            "ol",
            "li",
            "div",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "figure",
            "figcaption",
            "blockquote",
            "hr",
            "br",
            "input",
            "sup",
            "section");
    private static final Set<String> ATTRIBUTES = Set.of(
            "href",
            "src",
            "alt",
            "title",
            "class",
            "id",
            "width",
            "height",
            "loading",
            "decoding",
            "tabindex",
            "type",
            "disabled",
            "checked",
            "align",
            "aria-label",
            "start",
            "data-footnotes",
            "data-footnote-ref",
            "data-footnote-backref",
            "data-footnote-backref-idx");

    record Tag(String name, List<String[]> attributes) {}

    static Markup of(String html) {
        List<Tag> tags = new ArrayList<>();
        Matcher matcher = TAG.matcher(html);
        String rest = matcher.replaceAll(found -> {
            List<String[]> attributes = new ArrayList<>();
            Matcher attribute = ATTRIBUTE.matcher(found.group(3));
            while (attribute.find()) {
                attributes.add(new String[] {attribute.group(1), attribute.group(2)});
            }
            tags.add(new Tag(found.group(2), attributes));
            return "";
        });
        return new Markup(html, tags, List.of(rest));
    }

    List<String> dangers() {
        List<String> dangers = new ArrayList<>();
        rest.stream().filter(text -> text.contains("<") || text.contains(">")).forEach(dangers::add);
        for (Tag tag : tags) {
            if (!ELEMENTS.contains(tag.name())) {
                dangers.add("element " + tag.name());
            }
            for (String[] attribute : tag.attributes()) {
                if (!ATTRIBUTES.contains(attribute[0])) {
                    dangers.add("attribute " + attribute[0]);
                }
                if ((attribute[0].equals("href") || attribute[0].equals("src")) && leads(attribute[1])) {
                    dangers.add("address " + attribute[1]);
                }
            }
        }
        return dangers;
    }

    private static boolean leads(String address) {
        String seen = address.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Cntrl}]", "");
        return seen.matches("(javascript|vbscript|data):.*") || !address.matches("[^\\s\\p{Cntrl}]*");
    }
}
