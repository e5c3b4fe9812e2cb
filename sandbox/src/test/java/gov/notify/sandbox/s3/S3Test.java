package gov.notify.sandbox.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3Test {
    @TempDir
    Path folder;

    @Test
    void keeps_objects_between_starts() {
        try (var s3 = S3.start(folder, 0, List.of());
                var client = client(s3)) {
            client.createBucket(bucket -> bucket.bucket("files"));
            client.putObject(
                    object -> object.bucket("files").key("a/b.csv").metadata(Map.of("rows", "2")),
                    RequestBody.fromString("name,thing\nAda,card\n"));
        }

        try (var s3 = S3.start(folder, 0, List.of());
                var client = client(s3)) {
            assertThat(client.listObjectsV2(list -> list.bucket("files")).contents())
                    .singleElement()
                    .satisfies(object -> assertThat(object.key()).isEqualTo("a/b.csv"));
            var object = client.getObjectAsBytes(get -> get.bucket("files").key("a/b.csv"));
            assertThat(object.asString(StandardCharsets.UTF_8)).isEqualTo("name,thing\nAda,card\n");
            assertThat(object.response().metadata()).containsEntry("rows", "2");
        }
    }

    private static S3Client client(S3 s3) {
        return S3Client.builder()
                .endpointOverride(URI.create(s3.url()))
                .forcePathStyle(true)
                .region(Region.US_WEST_2)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("sandbox", "sandbox")))
                .httpClient(UrlConnectionHttpClient.create())
                .build();
    }
}
