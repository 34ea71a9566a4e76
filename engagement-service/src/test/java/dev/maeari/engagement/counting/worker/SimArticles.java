package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.Line;
import dev.maeari.events.ArticleId;
import java.util.ArrayList;
import java.util.List;

/** What readers do: few of them with few articles, so that all of it meets. */
final class SimArticles {
    private static final List<String> KINDS = List.of(
            "view",
            "view",
            "view",
            "view",
            "view",
            "robot",
            "held",
            "adjusted",
            "unknown",
            "poison",
            "like",
            "like",
            "like",
            "like",
            "like-adjusted",
            "comment",
            "comment",
            "comment");
    /** Two in each partition. */
    private static final List<Integer> ARTICLES = articles();

    private final SimDice dice;

    SimArticles(SimDice dice) {
        this.dice = dice;
    }

    /** Somebody's next deed, without its place in the log. */
    Line draft() {
        return new Line(
                dice.oneOf(KINDS), 0, 0, dice.oneOf(ARTICLES), dice.below(3), dice.chance(600), 1 + dice.below(4), -1);
    }

    static ArticleId first() {
        return id(ARTICLES.getFirst());
    }

    private static ArticleId id(int article) {
        return new Line("view", 0, 0, article, 0, true, 0, -1).articleId();
    }

    private static List<Integer> articles() {
        List<Integer> found = new ArrayList<>();
        int[] room = {2, 2};
        for (int article = 0; found.size() < 4; article++) {
            if (room[SimLog.TOPICS.partition(id(article))]-- > 0) {
                found.add(article);
            }
        }
        return found;
    }
}
