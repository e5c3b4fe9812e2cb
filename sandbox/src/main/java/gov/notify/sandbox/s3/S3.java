package gov.notify.sandbox.s3;

import gov.notify.sandbox.process.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/// S3 as s3proxy serves it: a bucket is a folder, an object a file. Any credentials will do.
public final class S3 implements AutoCloseable {
    private final S3Proxy proxy;

    private S3(S3Proxy proxy) {
        this.proxy = proxy;
    }

    /// Serves a folder, which is made when missing; port 0 is any free one.
    ///
    /// @param buckets which are made when missing
    public static S3 start(Path folder, int port, List<String> buckets) {
        try {
            Files.createDirectories(folder);
            for (var bucket : buckets) {
                Files.createDirectories(folder.resolve(bucket));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("S3 has no folder " + folder, e);
        }
        var proxy = S3Proxy.builder()
                .blobStore(new FilesystemNio2BlobStore(folder.toAbsolutePath().toString()))
                .endpoint(URI.create("http://127.0.0.1:" + FreePort.or(port)))
                .awsAuthentication(AuthenticationType.NONE, "", "")
                .ignoreUnknownHeaders(true)
                .build();
        start(proxy);
        return new S3(proxy);
    }

    /// For `AWS_ENDPOINT_URL_S3`; buckets stand in the path, not in the host.
    public String url() {
        return "http://127.0.0.1:" + proxy.getPort();
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) { // the library declares no finer one
            throw new IllegalStateException("S3 cannot be stopped", e);
        }
    }

    private static void start(S3Proxy proxy) {
        try {
            proxy.start();
        } catch (Exception e) { // the library declares no finer one
            throw new IllegalStateException("S3 cannot be started", e);
        }
    }
}
