package dev.maeari.engagement.counting;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Tallies of a slice, in a cell each, so that a record costs no object. */
final class Tallies {
    private final Map<Class<?>, EnumMap<Verdict, long[]>> cells = new HashMap<>();

    void enter(Class<?> type, Verdict verdict) {
        EnumMap<Verdict, long[]> ofType = cells.get(type);
        if (ofType == null) {
            ofType = new EnumMap<>(Verdict.class);
            cells.put(type, ofType);
        }
        long[] cell = ofType.get(verdict);
        if (cell == null) {
            cell = new long[1];
            ofType.put(verdict, cell);
        }
        cell[0]++;
    }

    void tell(Changes changes) {
        cells.forEach((type, ofType) ->
                ofType.forEach((verdict, cell) -> changes.tally(new Tally(type.getSimpleName(), verdict), cell[0])));
    }
}
