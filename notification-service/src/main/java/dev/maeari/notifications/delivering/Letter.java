package dev.maeari.notifications.delivering;

import dev.maeari.notifications.Article;
import dev.maeari.notifications.Comment;
import dev.maeari.notifications.Contact;
import dev.maeari.notifications.Kind;
import java.util.UUID;

/** All that a mail is made of, gathered just before it is sent. */
record Letter(UUID deliveryId, Kind kind, Contact to, Article.Published article, Comment.Visible comment) {}
