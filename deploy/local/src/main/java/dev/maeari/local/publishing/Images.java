package dev.maeari.local.publishing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** The pictures of a Markdown text that lie beside it as files. Code that only looks like a picture is none. */
final class Images {
    private static final Parser PARSER = Parser.builder()
            .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
            .build();

    private Images() {}

    /**
     * One that is named by a relative path.
     *
     * @param destination the path as written
     * @param line of the body, from 0
     * @param start where the picture's Markdown begins in the body
     * @param end where it ends
     */
    record Reference(String destination, int line, int start, int end) {}

    static List<Reference> in(String body) {
        List<Reference> found = new ArrayList<>();
        PARSER.parse(body).accept(new AbstractVisitor() {
            @Override
            public void visit(Image image) {
                if (isRelative(image.getDestination())) {
                    List<SourceSpan> spans = image.getSourceSpans();
                    SourceSpan first = spans.getFirst();
                    SourceSpan last = spans.getLast();
                    found.add(new Reference(
                            image.getDestination(),
                            first.getLineIndex(),
                            first.getInputIndex(),
                            last.getInputIndex() + last.getLength()));
                }
                visitChildren(image);
            }
        });
        return found;
    }

    /** The body with other addresses in place of the relative paths. */
    static String replace(String body, UnaryOperator<String> addresses) {
        StringBuilder text = new StringBuilder(body);
        List<Reference> fromTheEnd = in(body).stream()
                .sorted(Comparator.comparingInt(Reference::start).reversed())
                .toList();
        for (Reference image : fromTheEnd) {
            String written = body.substring(image.start, image.end);
            text.replace(image.start, image.end, rewritten(written, addresses.apply(image.destination)));
        }
        return text.toString();
    }

    static boolean isRelative(String destination) {
        return !destination.isBlank() && !destination.matches("(?i)([a-z][a-z0-9+.-]*:|/|#|\\?).*");
    }

    /** {@code ![text](path "title")}, or {@code ![text][name]}, which becomes the former. */
    private static String rewritten(String image, String address) {
        int open = image.lastIndexOf("](");
        if (open < 0) {
            int close = image.indexOf(']');
            return image.substring(0, close + 1) + "(" + address + ")";
        }
        int from = open + 2;
        while (Character.isWhitespace(image.charAt(from))) {
            from++;
        }
        return image.substring(0, from) + address + image.substring(end(image, from));
    }

    private static int end(String image, int from) {
        if (image.charAt(from) == '<') {
            return image.indexOf('>', from) + 1;
        }
        int end = from;
        int open = 0;
        while (end < image.length() && !Character.isWhitespace(image.charAt(end))) {
            char c = image.charAt(end);
            if (c == ')' && open-- == 0) {
                break;
            }
            open += c == '(' ? 1 : 0;
            end += c == '\\' ? 2 : 1;
        }
        return Math.min(end, image.length());
    }
}
