package gov.notify.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// An authority made for a test, with the JDK's keytool.
///
/// @param folder where its files are
/// @param name of its files, and its own
record TestAuthority(Path folder, String name) {

    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");
    private static final String PASSWORD = "changeit";

    static TestAuthority make(Path folder, String name) throws IOException, InterruptedException {
        var authority = new TestAuthority(folder, name);
        authority.keytool("-genkeypair", name, "-keyalg", "EC", "-dname", "CN=" + name, "-ext", "bc:c");
        authority.keytool("-exportcert", name, "-rfc", "-file", name + ".crt");
        return authority;
    }

    /// Its own certificate, PEM.
    Path certificate() {
        return folder.resolve(name + ".crt");
    }

    /// Makes a private key and its certificate for a host, both PEM.
    void issue(String host, Path certificate, Path key)
            throws IOException, InterruptedException, GeneralSecurityException {
        keytool("-genkeypair", "server", "-keyalg", "EC", "-dname", "CN=server");
        keytool("-certreq", "server", "-file", "server.csr");
        keytool(
                "-gencert",
                name,
                "-infile",
                "server.csr",
                "-rfc",
                "-ext",
                "SAN=dns:" + host,
                "-outfile",
                certificate.toAbsolutePath().toString());
        Files.createFile(key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key, privateKey());
    }

    private String privateKey() throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(folder.resolve(name + ".p12").toFile(), PASSWORD.toCharArray());
        var key = store.getKey("server", PASSWORD.toCharArray()).getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private void keytool(String command, String alias, String... arguments) throws IOException, InterruptedException {
        var line = new ArrayList<>(List.of(KEYTOOL.toString(), command, "-alias", alias));
        line.addAll(List.of("-keystore", name + ".p12", "-storepass", PASSWORD));
        line.addAll(List.of(arguments));
        var process = new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
    }
}
