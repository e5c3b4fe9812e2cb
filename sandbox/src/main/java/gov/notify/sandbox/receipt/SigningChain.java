package gov.notify.sandbox.receipt;

import gov.notify.sandbox.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Makes a signing certificate as AWS has it: for `sns.amazonaws.com`, issued by an intermediate authority, which
/// a root issued. Nobody's Java trusts that root, unless it is told to.
///
/// All files are written by the JDK's `keytool`; the making takes some seconds.
public final class SigningChain {

    /// Holds the signing key and its whole chain under the alias [#ALIAS].
    public static final String KEY = "sns-signing.p12";

    /// The signing certificate alone.
    public static final String CERTIFICATE = "sns-signing.cer";

    /// The certificate that issued it.
    public static final String ISSUER = "issuer.cer";

    /// A trust store for Java that holds the root.
    public static final String AUTHORITIES = "authorities.p12";

    /// Of the stores.
    public static final String PASSWORD = "sandbox";

    static final String ALIAS = "sns";

    private static final String ROOT = "root.cer";
    private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.(p12|cer|csr)");

    private final Path folder;

    private SigningChain(Path folder) {
        this.folder = folder;
    }

    /// Makes all files in a folder.
    ///
    /// @param issuerAt where the signing certificate says that its issuer's certificate may be fetched
    public static void make(Path folder, Optional<String> issuerAt) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var chain = new SigningChain(folder);
        chain.newKey("root.p12", "root", "CN=Notify sandbox root", "bc:c");
        chain.newKey("issuer.p12", "issuer", "CN=Notify sandbox issuer", "bc:c");
        chain.newKey(KEY, ALIAS, "CN=sns.amazonaws.com");
        chain.keytool("-exportcert -alias root -keystore root.p12 -file", ROOT);
        chain.keytool("-importcert -noprompt -alias root -keystore", AUTHORITIES, "-file", ROOT);
        chain.issue("root.p12", "root", "issuer.p12", "issuer", ISSUER, "-ext", "bc:c");
        var leaf = new ArrayList<>(
                List.of("-ext", "SAN=dns:sns.amazonaws.com,dns:sns." + Topic.REGION + ".amazonaws.com"));
        issuerAt.ifPresent(address -> leaf.addAll(List.of("-ext", "AIA=caIssuers:uri:" + address)));
        chain.keytool("-importcert -noprompt -alias authority -keystore", KEY, "-file", ISSUER);
        chain.issue("issuer.p12", "issuer", KEY, ALIAS, CERTIFICATE, leaf.toArray(String[]::new));
    }

    private void newKey(String store, String alias, String name, String... extensions) {
        var arguments = new ArrayList<>(List.of(store, "-alias", alias, "-dname", name));
        for (var extension : extensions) {
            arguments.addAll(List.of("-ext", extension));
        }
        keytool(
                "-genkeypair -keyalg RSA -keysize 2048 -sigalg SHA256withRSA -validity 3650 -keystore",
                arguments.toArray(String[]::new));
    }

    private void issue(
            String issuers, String issuer, String subjects, String subject, String certificate, String... extensions) {
        keytool("-certreq -file request.csr -keystore", subjects, "-alias", subject);
        var arguments = new ArrayList<>(List.of(issuers, "-alias", issuer, "-outfile", certificate));
        arguments.addAll(Arrays.asList(extensions));
        keytool(
                "-gencert -infile request.csr -sigalg SHA256withRSA -validity 3650 -keystore",
                arguments.toArray(String[]::new));
        // Into a store that knows the root, so that the key gets its whole chain.
        keytool("-importcert -noprompt -alias root -keystore", subjects, "-file", ROOT);
        keytool("-importcert -noprompt -keystore", subjects, "-alias", subject, "-file", certificate);
    }

    private void keytool(String options, String... arguments) {
        var command = new ArrayList<>(List.of(KEYTOOL.toString()));
        Stream.concat(Stream.of(options.split(" ")), Stream.of(arguments))
                .map(argument -> FILE.matcher(argument).matches()
                        ? folder.resolve(argument).toString()
                        : argument)
                .forEach(command::add);
        command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
        Command.run(command, Optional.empty()).orFail("Making the SNS signing key");
    }
}
