package dev.maeari.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One who vouches for servers, as an operator of a cluster does; made for a test by the JDK's own tool. */
public final class Authority {
    private static final String PASSWORD = "changeit";

    private final Path folder;
    private @Nullable Identity server;

    private Authority(Path folder) {
        this.folder = folder;
    }

    /** What a server shows: its key and the certificate of it, in PEM. */
    record Identity(String key, String certificate) {}

    /** One that keeps its keys in that folder. */
    public static Authority in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Authority authority = new Authority(folder);
        authority.pair("ca", List.of("-ext", "bc:c"));
        authority.run("-exportcert", "-rfc", "-alias", "ca", "-keystore", authority.store("ca"), "-file", "ca.crt");
        return authority;
    }

    /** What its clients trust. */
    public Path certificate() {
        return folder.resolve("ca.crt");
    }

    /** What its clients trust while it takes the place of another: both. */
    public Path certificatesWith(Authority former) throws IOException {
        return Files.writeString(
                folder.resolve("both.crt"), Files.readString(former.certificate()) + Files.readString(certificate()));
    }

    /**
     * What cert-manager keeps of a server in a Secret, mounted there as a kubelet does it: behind one link, so that all of it
     * changes at once.
     */
    public void mount(Path there) throws IOException, GeneralSecurityException {
        Path data = Files.createTempDirectory(Files.createDirectories(there), "..");
        Files.writeString(data.resolve("tls.key"), server().key());
        Files.writeString(data.resolve("tls.crt"), server().certificate());
        Files.copy(certificate(), data.resolve("ca.crt"));
        Path next = Files.createSymbolicLink(there.resolve("..next"), data.getFileName());
        Files.move(next, there.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
        for (String file : List.of("tls.key", "tls.crt", "ca.crt")) {
            if (Files.notExists(there.resolve(file))) {
                Files.createSymbolicLink(there.resolve(file), Path.of("..data", file));
            }
        }
    }

    /** Vouches for the server once more, with another key. */
    public void renew() throws IOException {
        Files.delete(Path.of(store("server")));
        server = null;
    }

    /** A server at 127.0.0.1, and nowhere else; the same one until it is renewed. */
    Identity server() throws IOException, GeneralSecurityException {
        if (server == null) {
            server = vouchForServer();
        }
        return server;
    }

    private Identity vouchForServer() throws IOException, GeneralSecurityException {
        pair("server", List.of());
        run("-certreq", "-alias", "server", "-keystore", store("server"), "-file", "server.csr");
        run(
                "-gencert",
                "-rfc",
                "-alias",
                "ca",
                "-keystore",
                store("ca"),
                "-ext",
                "san=ip:127.0.0.1",
                "-infile",
                "server.csr",
                "-outfile",
                "server.crt");
        return new Identity(key(), Files.readString(folder.resolve("server.crt")));
    }

    private String key() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve(store("server")))) {
            store.load(in, PASSWORD.toCharArray());
        }
        byte[] key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
        String text = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key);
        return "-----BEGIN PRIVATE KEY-----\n" + text + "\n-----END PRIVATE KEY-----\n";
    }

    private void pair(String name, List<String> extensions) {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + name,
                "-validity",
                "2",
                "-keystore",
                store(name)));
        arguments.addAll(extensions);
        run(arguments.toArray(String[]::new));
    }

    private String store(String name) {
        return folder.resolve(name + ".p12").toString();
    }

    private void run(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        for (String argument : arguments) {
            command.add(
                    argument.matches("[a-z]+\\.(crt|csr)")
                            ? folder.resolve(argument).toString()
                            : argument);
        }
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Programs.Outcome outcome = Programs.run(command);
        if (!outcome.succeeded()) {
            throw new AssertionError(command + ": " + outcome.output());
        }
    }
}
