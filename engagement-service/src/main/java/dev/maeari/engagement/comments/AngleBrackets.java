package dev.maeari.engagement.comments;

import java.util.Set;
import org.commonmark.node.Link;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * Reads {@code <} in place of CommonMark's own parsers, which look for HTML, of which nothing is passed through anyway, and
 * which search the rest of the paragraph at each {@code <}. An address in angle brackets is a link, everything else is text.
 */
final class AngleBrackets implements InlineContentParser {

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position behindBracket = scanner.position();
        while (goesOn(scanner.peek())) {
            scanner.next();
        }
        String address = scanner.getSource(behindBracket, scanner.position()).getContent();
        if (scanner.peek() != '>' || !SafeLinks.leadsToSite(address)) {
            return ParsedInline.of(new Text("<"), behindBracket);
        }
        scanner.next();
        Link link = new Link(address, null);
        link.appendChild(new Text(address));
        return ParsedInline.of(link, scanner.position());
    }

    /** The next bracket ends the search of this one, so that no character is looked at by more than one. */
    private static boolean goesOn(char c) {
        return c > ' ' && c != '<' && c != '>' && c != Scanner.END;
    }

    /** For the parser's list. */
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('<');
        }

        @Override
        public InlineContentParser create() {
            return new AngleBrackets();
        }
    }
}
