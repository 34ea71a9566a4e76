package dev.maeari.articles.rendering;

import java.util.Set;
import java.util.regex.Pattern;
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
 * which search the whole paragraph at each {@code <}: a text of nothing else took them a minute.
 */
class AngleBrackets implements InlineContentParser {
    private static final int LONGEST = 2_000;
    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z][A-Za-z0-9.+-]{1,31}:.*");
    private static final Pattern MAIL = Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255}");

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        scanner.next();
        Position behindBracket = scanner.position();
        StringBuilder inside = new StringBuilder();
        while (inside.length() < LONGEST && goesOn(scanner.peek())) {
            inside.append(scanner.peek());
            scanner.next();
        }
        String address = inside.toString();
        boolean mail = MAIL.matcher(address).matches();
        if (scanner.peek() != '>' || !(mail || ADDRESS.matcher(address).matches())) {
            return ParsedInline.of(new Text("<"), behindBracket);
        }
        scanner.next();
        Link link = new Link(mail ? "mailto:" + address : address, null);
        link.appendChild(new Text(address));
        return ParsedInline.of(link, scanner.position());
    }

    private static boolean goesOn(char c) {
        return c > ' ' && c != '<' && c != '>' && c != Scanner.END;
    }

    /** For the parser's list. */
    static class Factory implements InlineContentParserFactory {
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
