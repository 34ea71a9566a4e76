package dev.maeari.articles.rendering;

import dev.maeari.articles.Pictures;
import dev.maeari.articles.Rendering;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.heading.anchor.HeadingAnchorExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark with tables, footnotes, strikethrough, task lists, bare links and headings that can be linked to. Raw HTML
 * is shown as text, never passed through.
 */
@Singleton
class CommonMark implements Rendering {
    /** Deeper quotes and lists are read as text: nobody writes them, and rendering is recursive. */
    private static final int DEEPEST = 60;
    /** In front of the ids of headings, so that none is one that the page itself uses. */
    private static final String HEADING = "s-";

    private static final List<Extension> EXTENSIONS = List.of(
            TablesExtension.create(),
            FootnotesExtension.create(),
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            AutolinkExtension.create(),
            HeadingAnchorExtension.builder().idPrefix(HEADING).build());

    private final Parser parser = Parser.builder()
            .extensions(EXTENSIONS)
            .maxOpenBlockParsers(DEEPEST)
            .customInlineContentParserFactory(new AngleBrackets.Factory())
            .postProcessor(new Arrangement())
            .build();
    private final HtmlRenderer renderer;

    @Inject
    CommonMark(Pictures pictures) {
        this(pictures::find);
    }

    CommonMark(KnownPictures pictures) {
        this.renderer = HtmlRenderer.builder()
                .extensions(EXTENSIONS)
                .nodeRendererFactory(FramedRenderer::new)
                .attributeProviderFactory(context -> new Attributes(pictures))
                .escapeHtml(true)
                .sanitizeUrls(true)
                .urlSanitizer(new HarmlessUrls())
                .build();
    }

    @Override
    public String html(String markdown) {
        return renderer.render(parser.parse(markdown));
    }

    @Override
    public String summary(String markdown) {
        return Beginning.of(parser.parse(markdown));
    }
}
