package dev.maeari.articles.media;

import dev.maeari.articles.Picture;
import dev.maeari.articles.Pictures;
import io.quarkus.cache.Cache;
import io.quarkus.cache.CacheName;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The bytes of images, a slice at a time as their readers take them. What was just read is kept (see
 * {@code quarkus.cache.caffeine."slices"}), so that a rush on a large image costs neither its size for each reader nor a look
 * into the database.
 */
@ApplicationScoped
class Slices {
    private final Pictures pictures;
    private final Cache cache;

    Slices(Pictures pictures, @CacheName("slices") Cache cache) {
        this.pictures = pictures;
        this.cache = cache;
    }

    /** All of it, in order. */
    Multi<byte[]> of(Picture picture) {
        return Multi.createBy()
                .repeating()
                .uni(AtomicInteger::new, next -> slice(new Key(picture, next.getAndIncrement())))
                .whilst(slice -> slice.length == Pictures.SLICE);
    }

    private Uni<byte[]> slice(Key key) {
        // One that waits and leaves takes nothing from the others who wait for the same.
        return Uni.createFrom()
                .deferred(() -> cache.get(
                        key,
                        missing -> pictures.slice(missing.picture(), missing.number())
                                .orElseThrow(NotFoundException::new)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private record Key(Picture picture, int number) {}
}
