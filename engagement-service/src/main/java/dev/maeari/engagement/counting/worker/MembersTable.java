package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.MemberKey;
import dev.maeari.engagement.counting.MemberState;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sets behind membership counters. */
final class MembersTable {
    private final String pipeline;

    MembersTable(String pipeline) {
        this.pipeline = pipeline;
    }

    Map<MemberKey, MemberState> read(Connection open, Collection<MemberKey> keys) throws SQLException {
        Map<MemberKey, MemberState> found = new HashMap<>();
        if (keys.isEmpty()) {
            return found;
        }
        try (PreparedStatement select = open.prepareStatement("""
                SELECT article_id, counter, member, present, ordinal
                FROM members JOIN unnest(?::uuid[], ?::text[], ?::uuid[]) AS k(article_id, counter, member)
                    USING (article_id, counter, member)
                WHERE pipeline = ?""")) {
            columns(select, 1, keys);
            select.setString(4, pipeline);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    MemberKey key =
                            new MemberKey(row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class));
                    found.put(key, new MemberState(row.getBoolean(4), row.getLong(5)));
                }
            }
        }
        return found;
    }

    void write(Connection open, Map<MemberKey, MemberState> members) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        List<MemberKey> keys = members.keySet().stream().sorted().toList();
        try (PreparedStatement upsert = open.prepareStatement("""
                INSERT INTO members AS m (pipeline, article_id, counter, member, present, ordinal)
                SELECT ?, * FROM unnest(?::uuid[], ?::text[], ?::uuid[], ?::boolean[], ?::bigint[])
                ON CONFLICT (pipeline, article_id, counter, member)
                DO UPDATE SET present = excluded.present, ordinal = excluded.ordinal
                WHERE m.ordinal < excluded.ordinal""")) {
            upsert.setString(1, pipeline);
            columns(upsert, 2, keys)
                    .add("boolean", key -> state(members, key).present())
                    .add("bigint", key -> state(members, key).order());
            upsert.executeUpdate();
        }
    }

    private static Columns<MemberKey> columns(PreparedStatement statement, int first, Collection<MemberKey> keys)
            throws SQLException {
        return new Columns<>(statement, first, keys)
                .add("uuid", MemberKey::article)
                .add("text", MemberKey::counter)
                .add("uuid", MemberKey::member);
    }

    private static MemberState state(Map<MemberKey, MemberState> members, MemberKey key) {
        return java.util.Objects.requireNonNull(members.get(key));
    }
}
