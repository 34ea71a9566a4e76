package dev.maeari.articles.rendering;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.PostProcessor;

/**
 * Makes the tree what a page needs: an image that stands alone and has a title becomes a figure, a table gets a frame to
 * scroll in, and where an author uses the first level of headings, which is the page's own, all move down by one.
 */
class Arrangement implements PostProcessor {
    private static final int LOWEST = 6;

    @Override
    public Node process(Node document) {
        Found found = new Found();
        document.accept(found);
        found.tables.forEach(table -> frame(table, table, new Framed.Wide()));
        found.figures.forEach(image -> frame(image.getParent(), image, new Framed.Figure(image.getTitle())));
        if (found.headings.stream().anyMatch(heading -> heading.getLevel() == 1)) {
            found.headings.forEach(heading -> heading.setLevel(Math.min(LOWEST, heading.getLevel() + 1)));
        }
        return document;
    }

    private static void frame(Node replaced, Node framed, Framed frame) {
        replaced.insertBefore(frame);
        replaced.unlink();
        frame.appendChild(framed);
    }

    private static final class Found extends AbstractVisitor {
        private final List<Node> tables = new ArrayList<>();
        private final List<Image> figures = new ArrayList<>();
        private final List<Heading> headings = new ArrayList<>();

        @Override
        public void visit(Heading heading) {
            headings.add(heading);
            visitChildren(heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            if (paragraph.getFirstChild() instanceof Image image
                    && image.getNext() == null
                    && image.getTitle() != null
                    && !image.getTitle().isBlank()) {
                figures.add(image);
            } else {
                visitChildren(paragraph);
            }
        }

        @Override
        public void visit(CustomBlock block) {
            if (block instanceof TableBlock) {
                tables.add(block);
            }
            visitChildren(block);
        }
    }
}
