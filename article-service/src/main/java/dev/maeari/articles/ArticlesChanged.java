package dev.maeari.articles;

/** Fired in the transaction of a change that readers may see: an article is another, is there, or is gone. */
public record ArticlesChanged() {}
