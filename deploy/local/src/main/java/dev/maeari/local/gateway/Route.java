package dev.maeari.local.gateway;

/** Which service answers a path. */
public enum Route {
    /** Everything that is nobody else's. */
    ARTICLES("article-service"),
    /** Counters, likes, comments. */
    ENGAGEMENT("engagement-service"),
    /** Inbox, mail, newsletter. */
    NOTIFICATIONS("notification-service");

    private final String service;

    Route(String service) {
        this.service = service;
    }

    /** The name of the service. */
    public String service() {
        return service;
    }

    static Route of(String path) {
        if (isBelow(path, "/api/engagement")) {
            return ENGAGEMENT;
        }
        return isBelow(path, "/api/notifications") || isBelow(path, "/newsletter") ? NOTIFICATIONS : ARTICLES;
    }

    private static boolean isBelow(String path, String prefix) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
