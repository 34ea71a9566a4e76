package dev.maeari.engagement.counts;

import dev.maeari.engagement.ShownPipeline;
import dev.maeari.engagement.counts.Ledger.Account;
import dev.maeari.events.ArticleId;
import dev.maeari.events.Signals;
import dev.maeari.web.DatabaseTrouble;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What became of every record of an article, as counting has noted it. */
@Singleton
class LedgerTable {
    /** The counters that are always shown, also where nothing has happened yet. */
    private static final List<String> COUNTERS = List.of("views", "likes", "comments");

    private static final String COUNTED = "counted";
    private static final String NUMBER = "=number";
    private static final String ADJUSTED = "=adjusted";
    private static final String SOURCE = "+";
    /** What stands by burst behind {@link Signals#HELD}: the reader of the ledger wants its sum. */
    private static final String HELD = "held";

    /** One statement, so that numbers and reasons are of the same moment. */
    private static final String SELECT = ShownPipeline.in("""
            SELECT counter, reason, n FROM ledger WHERE pipeline = $shown AND article_id = ?
            UNION ALL
            SELECT counter, '=number', value + adjusted FROM counts WHERE pipeline = $shown AND article_id = ?
            UNION ALL
            SELECT counter, '=adjusted', adjusted FROM counts WHERE pipeline = $shown AND article_id = ?
            UNION ALL
            SELECT counter, '+' || source, amount FROM adjustments
            WHERE pipeline = $shown AND article_id = ? AND amount <> 0""");

    private static final int PARAMETERS = 4;

    private final AgroalDataSource dataSource;

    LedgerTable(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    Ledger of(ArticleId article) {
        Map<String, Map<String, Long>> lines = new LinkedHashMap<>();
        COUNTERS.forEach(counter -> lines.put(counter, new TreeMap<>()));
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SELECT)) {
            for (int i = 1; i <= PARAMETERS; i++) {
                select.setObject(i, article.value());
            }
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.computeIfAbsent(row.getString("counter"), counter -> new TreeMap<>())
                            .merge(reason(row.getString("reason")), row.getLong("n"), Long::sum);
                }
            }
        } catch (SQLException e) {
            throw DatabaseTrouble.problem(e);
        }
        Map<String, Account> accounts = new LinkedHashMap<>();
        lines.forEach((counter, reasons) -> accounts.put(counter, account(reasons)));
        return new Ledger(article, accounts);
    }

    private static Account account(Map<String, Long> lines) {
        long number = take(lines, NUMBER);
        long adjusted = take(lines, ADJUSTED);
        Map<String, Long> adjustments = new TreeMap<>();
        lines.forEach((line, amount) -> {
            if (line.startsWith(SOURCE)) {
                adjustments.put(line.substring(SOURCE.length()), amount);
            }
        });
        lines.keySet().removeIf(line -> line.startsWith(SOURCE));
        long raw = lines.values().stream().mapToLong(Long::longValue).sum();
        long counted = take(lines, COUNTED);
        return new Account(raw, counted, adjusted, adjustments, Map.copyOf(lines), number);
    }

    private static String reason(String line) {
        return line.startsWith(Signals.HELD) ? HELD : line;
    }

    private static long take(Map<String, Long> lines, String name) {
        Long value = lines.remove(name);
        return value == null ? 0 : value;
    }
}
