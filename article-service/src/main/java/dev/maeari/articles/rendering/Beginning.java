package dev.maeari.articles.rendering;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The first words of a text: its sentences, without headings, tables, images, footnotes and blocks of code. */
final class Beginning extends AbstractVisitor {
    private static final int LENGTH = 200;

    private final StringBuilder words = new StringBuilder();

    private Beginning() {}

    static String of(Node document) {
        Beginning beginning = new Beginning();
        document.accept(beginning);
        String text = beginning.words.toString().strip().replaceAll("\\s+", " ");
        if (text.length() <= LENGTH) {
            return text;
        }
        int space = text.lastIndexOf(' ', LENGTH - 1);
        int end = space > 0 ? space : Character.isLowSurrogate(text.charAt(LENGTH - 1)) ? LENGTH - 2 : LENGTH - 1;
        return text.substring(0, end) + "…";
    }

    @Override
    public void visit(Paragraph paragraph) {
        // What comes behind the first few paragraphs is not asked for.
        if (words.length() <= LENGTH) {
            visitChildren(paragraph);
            words.append(' ');
        }
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Code code) {
        words.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(HardLineBreak end) {
        words.append(' ');
    }

    @Override
    public void visit(Heading heading) {
        // no sentence
    }

    @Override
    public void visit(Image image) {
        // no words
    }

    @Override
    public void visit(CustomBlock block) {
        // tables, figures, footnotes
    }
}
