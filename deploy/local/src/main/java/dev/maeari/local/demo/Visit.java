package dev.maeari.local.demo;

import java.util.List;

/**
 * One reader with all that they do, one after the other.
 *
 * @param address where they come from; nobody else does
 * @param userAgent their browser
 * @param languages as the browser sends them
 * @param startMillis when they come, after the beginning
 */
record Visit(String address, String userAgent, String languages, long startMillis, List<Step> steps) {}
