package dev.maeari.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.maeari.system.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A control, in a process of its own: takes views in as many do, answers at once and sends what has gathered every two
 * seconds, so that a kill must lose what was acknowledged.
 */
final class NaiveIngest {
    private static final Duration GATHER = Duration.ofSeconds(2);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final List<ProducerRecord<byte[], byte[]>> buffer = new ArrayList<>();

    private NaiveIngest(String bootstrapServers, String topic) {
        this.topic = topic;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers), new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** {@code bootstrapServers topic}; tells on its output where it is. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        NaiveIngest ingest = new NaiveIngest(arguments[0], arguments[1]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/engagement/views", ingest::take);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        System.out.println("port " + server.getAddress().getPort());
        while (true) {
            Thread.sleep(GATHER);
            ingest.send();
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        String article = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8))
                .get("articleId")
                .asText();
        String address = exchange.getRequestHeaders().getFirst("X-Forwarded-For");
        long hash = 0x9E3779B97F4A7C15L * (String.valueOf(address) + article).hashCode();
        ProducerRecord<byte[], byte[]> view = new ProducerRecord<>(
                topic,
                LogWriter.partition(article),
                null,
                LogWriter.utf8(article),
                Poison.view(article, HexFormat.of().toHexDigits(hash)),
                LogWriter.headers("1.0", "dev.maeari.ArticleViewed"));
        synchronized (this) {
            buffer.add(view);
            System.out.println("buffered " + buffer.size());
        }
        exchange.sendResponseHeaders(202, -1);
        exchange.close();
    }

    private synchronized void send() {
        for (ProducerRecord<byte[], byte[]> view : buffer) {
            // Nobody waits for the outcome: that is what is wrong here.
            var unused = producer.send(view);
        }
        producer.flush();
        System.out.println("sent " + buffer.size());
        buffer.clear();
    }
}
