package dev.maeari.local.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What changes on the way: headers about the sender, and an answer where a service gives none. */
final class Passing implements ProxyInterceptor {
    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest proxied = context.request();
        HttpServerRequest request = proxied.proxiedRequest();
        HostAndPort authority = request.authority();
        ForwardingHeaders.removeHopByHop(proxied.headers());
        ForwardingHeaders.set(
                proxied.headers(), peer(request.remoteAddress()), authority == null ? null : authority.toString());
        if (authority != null) {
            // The services see the name that the browser used: addresses of the site are made of it.
            proxied.setAuthority(authority);
        }
        return context.sendRequest()
                .recover(failure -> Future.succeededFuture(Unavailable.of(proxied, Route.of(request.path()))));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        ForwardingHeaders.removeHopByHop(context.response().headers());
        return context.sendResponse();
    }

    /** Addresses of the network layer are literals, so nothing is looked up. */
    private static ForwardingHeaders.Peer peer(SocketAddress address) {
        try {
            String host = address.hostAddress();
            return new ForwardingHeaders.Peer(host, InetAddress.getByName(host).isLoopbackAddress());
        } catch (UnknownHostException e) {
            return new ForwardingHeaders.Peer(address.hostAddress(), false);
        }
    }
}
