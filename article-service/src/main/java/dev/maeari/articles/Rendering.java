package dev.maeari.articles;

/** Markdown, as authors write it, made into what others read; the one place where text becomes markup. */
public interface Rendering {

    /** Safe HTML: a fragment of block elements, every text in it escaped, every address of a harmless kind. */
    String html(String markdown);

    /** The first sentences as plain text, at most 200 characters: what stands in for a summary that nobody wrote. */
    String summary(String markdown);
}
