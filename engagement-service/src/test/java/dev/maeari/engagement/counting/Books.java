package dev.maeari.engagement.counting;

import java.util.Map;

/** Numbers, versions (positions) and ledger, under plain names such as {@code "0 views repeat"}. */
record Books(Map<String, Long> values, Map<String, Long> versions, Map<String, Long> ledger) {}
