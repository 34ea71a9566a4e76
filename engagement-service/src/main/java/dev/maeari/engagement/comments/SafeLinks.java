package dev.maeari.engagement.comments;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/**
 * Keeps links that lead to a site by http or https, makes links of images (a picture from elsewhere would tell its host
 * who reads the page) and leaves of everything else only its text.
 */
final class SafeLinks extends AbstractVisitor {
    static final List<String> SCHEMES = List.of("http", "https");

    /**
     * The characters of all addresses together, in links and as their text. Links that say their addresses have no more; a
     * long one that is defined once and named by hundreds of links would be written as often.
     */
    private static final int MOST_ADDRESSES = 2 * CommentText.MAX;

    private int addresses;

    private SafeLinks() {}

    static Node process(Node document) {
        document.accept(new SafeLinks());
        return document;
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        link.setTitle(null);
        keepIfSafe(link);
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        Link link = new Link(image.getDestination(), null);
        moveChildren(image, link);
        if (link.getFirstChild() == null && hasRoom(image.getDestination())) {
            addresses += image.getDestination().length();
            link.appendChild(new Text(image.getDestination()));
        }
        image.insertBefore(link);
        image.unlink();
        keepIfSafe(link);
    }

    /** What our links say of themselves, and nothing that the writer says. */
    static void attributes(Node node, String tag, Map<String, String> attributes) {
        if (node instanceof Link) {
            attributes.put("rel", "nofollow ugc noopener noreferrer");
        }
        attributes.remove("class");
    }

    private void keepIfSafe(Link link) {
        String address = link.getDestination();
        if (!leadsToSite(address) || insideLink(link) || !hasRoom(address)) {
            while (link.getFirstChild() != null) {
                link.insertBefore(link.getFirstChild());
            }
            link.unlink();
        } else {
            addresses += address.length();
        }
    }

    private boolean hasRoom(String address) {
        return addresses + address.length() <= MOST_ADDRESSES;
    }

    static boolean leadsToSite(String destination) {
        String lower = destination.toLowerCase(Locale.ROOT);
        return SCHEMES.stream()
                .map(scheme -> scheme + "://")
                .anyMatch(start -> lower.startsWith(start) && lower.length() > start.length());
    }

    private static boolean insideLink(Node node) {
        for (Node above = node.getParent(); above != null; above = above.getParent()) {
            if (above instanceof Link || above instanceof Image) {
                return true;
            }
        }
        return false;
    }

    private static void moveChildren(Node from, Node to) {
        while (from.getFirstChild() != null) {
            to.appendChild(from.getFirstChild());
        }
    }
}
