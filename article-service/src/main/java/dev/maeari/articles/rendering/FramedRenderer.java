package dev.maeari.articles.rendering;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Frames as HTML. */
class FramedRenderer implements NodeRenderer {
    private final HtmlNodeRendererContext context;
    private final HtmlWriter html;

    FramedRenderer(HtmlNodeRendererContext context) {
        this.context = context;
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Framed.Figure.class, Framed.Wide.class);
    }

    @Override
    public void render(Node node) {
        switch ((Framed) node) {
            case Framed.Figure figure -> figure(figure);
            case Framed.Wide wide -> wide(wide);
        }
    }

    private void figure(Framed.Figure figure) {
        html.line();
        html.tag("figure");
        children(figure);
        html.tag("figcaption");
        html.text(figure.caption());
        html.tag("/figcaption");
        html.tag("/figure");
        html.line();
    }

    /** What scrolls can be reached by keyboard. */
    private void wide(Framed.Wide wide) {
        html.line();
        html.tag("div", new TreeMap<>(Map.of("class", "table", "tabindex", "0")));
        children(wide);
        html.tag("/div");
        html.line();
    }

    private void children(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
            context.render(child);
        }
    }
}
