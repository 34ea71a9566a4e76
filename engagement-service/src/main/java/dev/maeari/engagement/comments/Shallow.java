package dev.maeari.engagement.comments;

import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a tree to a depth that can be walked recursively: five thousand characters of nested emphasis would otherwise end
 * in a stack overflow. What stands deeper becomes plain text. Walks without recursion itself.
 */
final class Shallow implements PostProcessor {
    private static final int DEEPEST = 32;

    @Override
    public Node process(Node document) {
        int depth = 0;
        Node node = document;
        while (node != null) {
            if (depth == DEEPEST && node.getFirstChild() != null) {
                flatten(node);
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
            } else {
                while (node != null && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                node = node == null ? null : node.getNext();
            }
        }
        return document;
    }

    private static void flatten(Node top) {
        StringBuilder text = new StringBuilder();
        for (Node node = top.getFirstChild(); node != null; node = following(node, top)) {
            switch (node) {
                case Text leaf -> text.append(leaf.getLiteral());
                case Code leaf -> text.append(leaf.getLiteral());
                default -> text.append(node.getFirstChild() == null ? " " : "");
            }
        }
        while (top.getFirstChild() != null) {
            top.getFirstChild().unlink();
        }
        top.appendChild(new Text(text.toString()));
    }

    /** The next node below {@code top}, in reading order. */
    private static @Nullable Node following(Node node, Node top) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (!at.equals(top) && at.getNext() == null) {
            at = at.getParent();
        }
        return at.equals(top) ? null : at.getNext();
    }
}
