package dev.maeari.articles.rendering;

import org.commonmark.node.CustomBlock;

/** A block with something around it that Markdown has no word for. */
abstract sealed class Framed extends CustomBlock {

    /** An image with a caption. */
    static final class Figure extends Framed {
        private final String caption;

        Figure(String caption) {
            this.caption = caption;
        }

        String caption() {
            return caption;
        }
    }

    /** A table, which may be wider than a phone. */
    static final class Wide extends Framed {}
}
