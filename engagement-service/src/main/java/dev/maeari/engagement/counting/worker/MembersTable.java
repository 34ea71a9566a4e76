package dev.maeari.engagement.counting.worker;

import dev.maeari.engagement.counting.CountKey;
import dev.maeari.engagement.counting.MemberKey;
import dev.maeari.engagement.counting.MemberState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** The sets behind membership counters. */
final class MembersTable extends OrderedTable<MemberKey, MemberState> {

    MembersTable(String pipeline) {
        super(pipeline, "members", new Column("member", "uuid"), new Column("present", "boolean"));
    }

    @Override
    Object which(MemberKey key) {
        return key.member();
    }

    @Override
    Object value(MemberState state) {
        return state.present();
    }

    @Override
    long order(MemberState state) {
        return state.order();
    }

    @Override
    MemberKey key(CountKey count, ResultSet row) throws SQLException {
        return new MemberKey(count.article(), count.counter(), row.getObject(3, UUID.class));
    }

    @Override
    MemberState state(ResultSet row) throws SQLException {
        return new MemberState(row.getBoolean(4), row.getLong(5));
    }
}
