package dev.maeari.engagement.comments;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.DefaultUrlSanitizer;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The one place where a comment's text becomes markup: parsed as a small part of Markdown (paragraphs, line breaks,
 * emphasis, code, quotes, lists, links), then written from the tree with every text escaped. Nothing of the writer's HTML
 * survives as HTML, so there is nothing to clean afterwards. What was just written is kept, since a list is read far more
 * often than it changes.
 */
final class CommentHtml {
    private static final int DEEPEST_BLOCK = 10;
    private static final Set<Class<? extends Block>> BLOCKS =
            Set.of(BlockQuote.class, FencedCodeBlock.class, ListBlock.class);
    private static final Pattern TAG = Pattern.compile("<[^>]*>");

    /** The order matters: a bounded depth first, since what follows walks the tree recursively. */
    private static final Parser PARSER = Parser.builder()
            .enabledBlockTypes(BLOCKS)
            .maxOpenBlockParsers(DEEPEST_BLOCK)
            .customInlineContentParserFactory(new AngleBrackets.Factory())
            .postProcessor(new Shallow())
            .extensions(List.of(AutolinkExtension.builder()
                    .linkTypes(AutolinkType.URL, AutolinkType.WWW)
                    .build()))
            .postProcessor(SafeLinks::process)
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .escapeHtml(true)
            .sanitizeUrls(true)
            .urlSanitizer(new DefaultUrlSanitizer(SafeLinks.SCHEMES))
            .percentEncodeUrls(true)
            .softbreak("<br />\n")
            .attributeProviderFactory(context -> SafeLinks::attributes)
            .build();

    /** Room for the longest list of the largest comments, which come to 100,000 characters each, text and markup. */
    private static final int KEPT_CHARACTERS = 10_000_000;

    /** What nobody reads goes soon: a text that its writer took back as well. */
    private static final Duration KEPT_UNREAD = Duration.ofMinutes(10);

    private static final LoadingCache<String, String> KEPT = Caffeine.newBuilder()
            .maximumWeight(KEPT_CHARACTERS)
            .weigher((String text, String html) -> text.length() + html.length())
            .expireAfterAccess(KEPT_UNREAD)
            .build(CommentHtml::render);

    private CommentHtml() {}

    /** Safe markup for any text at all. */
    static String of(String text) {
        return KEPT.get(text);
    }

    /** The same, made anew. */
    static String render(String text) {
        String unturned = Characters.unturned(text);
        String html = RENDERER.render(PARSER.parse(unturned));
        return showsNothing(html) ? RENDERER.render(plain(unturned)) : html;
    }

    /** Markdown has text that is not shown, such as the definition of a link that nobody follows. */
    private static boolean showsNothing(String html) {
        return TAG.matcher(html).replaceAll("").isBlank();
    }

    private static Node plain(String text) {
        Paragraph paragraph = new Paragraph();
        text.lines().forEach(line -> {
            if (paragraph.getFirstChild() != null) {
                paragraph.appendChild(new SoftLineBreak());
            }
            paragraph.appendChild(new Text(line));
        });
        Document document = new Document();
        document.appendChild(paragraph);
        return document;
    }
}
