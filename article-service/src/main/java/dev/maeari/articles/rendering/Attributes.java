package dev.maeari.articles.rendering;

import java.util.Map;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** What elements need beyond the words: the size of images, so that nothing jumps, and ways in by keyboard. */
class Attributes implements AttributeProvider {
    private final KnownPictures pictures;

    Attributes(KnownPictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public void setAttributes(Node node, String tag, Map<String, String> attributes) {
        switch (node) {
            case Image image -> image(image, attributes);
            case Link link -> attributes.remove("rel");
            case TaskListItemMarker marker -> attributes.put("aria-label", marker.isChecked() ? "✓" : "–");
            case FootnoteDefinition footnote -> attributes.computeIfPresent("aria-label", Attributes::withoutWords);
            default -> other(tag, attributes);
        }
    }

    private void image(Image image, Map<String, String> attributes) {
        attributes.put("loading", "lazy");
        attributes.put("decoding", "async");
        pictures.find(image.getDestination()).ifPresent(picture -> {
            attributes.put("width", Integer.toString(picture.width()));
            attributes.put("height", Integer.toString(picture.height()));
        });
        if (image.getParent() instanceof Framed.Figure) {
            // Its title is the caption already.
            attributes.remove("title");
        }
    }

    /** The way back is labelled in English; an article may be in any language. */
    private static String withoutWords(String name, String label) {
        return label.replaceFirst("^\\D+", "↩ ");
    }

    private static void other(String tag, Map<String, String> attributes) {
        if (tag.equals("pre")) {
            attributes.put("tabindex", "0");
        }
    }
}
