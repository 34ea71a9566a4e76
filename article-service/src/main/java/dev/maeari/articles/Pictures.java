package dev.maeari.articles;

import dev.maeari.web.DatabaseFailed;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The images of the site, by the hash of their bytes. */
@ApplicationScoped
public class Pictures {
    /** Bytes that are read at a time. */
    public static final int SLICE = 256 * 1024;

    private static final Pattern ADDRESS = Pattern.compile("/media/([0-9a-f]{64})\\.(png|jpg|gif|webp)");
    /** What a page with many images asks again and again; an image never changes. */
    private static final int REMEMBERED = 10_000;

    private final AgroalDataSource dataSource;
    private final ConcurrentHashMap<String, Picture> known = new ConcurrentHashMap<>();

    Pictures(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Keeps an image, unless it is there already; gives the one that is there. */
    public Picture keep(Picture picture, byte[] bytes, String uploadedBy, Instant now) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO pictures (sha256, id, format, width, height, uploaded_by, uploaded_at, bytes)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING""")) {
            insert.setBytes(1, Picture.hash(picture.sha256()));
            insert.setObject(2, picture.id());
            insert.setString(3, picture.format());
            insert.setInt(4, picture.width());
            insert.setInt(5, picture.height());
            insert.setString(6, uploadedBy);
            insert.setObject(7, now.atOffset(ZoneOffset.UTC));
            insert.setBytes(8, bytes);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed("keep an image", e);
        }
        return find(picture.url()).orElseThrow(() -> new IllegalStateException("an image that was kept is not there"));
    }

    /** Whether this address shows an image of the site. */
    public boolean has(String url) {
        return find(url).isPresent();
    }

    /** The image at this address, if it is one of ours. */
    public Optional<Picture> find(String url) {
        Matcher address = ADDRESS.matcher(url);
        if (!address.matches()) {
            return Optional.empty();
        }
        Picture remembered = known.get(url);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Picture> found = read(address.group(1), address.group(2));
        found.ifPresent(this::remember);
        return found;
    }

    /**
     * {@link #SLICE} of an image's bytes; fewer, perhaps none, at its end; empty if the image is not there any more.
     *
     * @param number from 0
     */
    public Optional<byte[]> slice(Picture picture, int number) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT substring(bytes FROM ? FOR ?) FROM pictures WHERE sha256 = ?")) {
            select.setInt(1, 1 + number * SLICE);
            select.setInt(2, SLICE);
            select.setBytes(3, Picture.hash(picture.sha256()));
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailed("read an image", e);
        }
    }

    private Optional<Picture> read(String sha256, String format) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "SELECT id, width, height FROM pictures WHERE sha256 = ? AND format = ?")) {
            select.setBytes(1, Picture.hash(sha256));
            select.setString(2, format);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Picture(
                                row.getObject("id", UUID.class),
                                sha256,
                                format,
                                row.getInt("width"),
                                row.getInt("height")))
                        : Optional.empty();
            }
        } catch (SQLException e) {
            throw new DatabaseFailed("read an image", e);
        }
    }

    private void remember(Picture picture) {
        if (known.size() >= REMEMBERED) {
            known.clear();
        }
        known.put(picture.url(), picture);
    }
}
