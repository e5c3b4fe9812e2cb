package gov.notify.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.notify.e2e.world.AotCache;
import gov.notify.e2e.world.AppManifest;
import gov.notify.e2e.world.Json;
import gov.notify.e2e.world.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Images of a program that is small, but for that like ours.
class ProgramImageTest {

    private static final String NAME = "registry.example.gov/notify/notify-api:1";

    @TempDir
    private Path folder;

    private Path jar = Path.of("");

    @BeforeEach
    void write_a_program() throws IOException {
        jar = program(folder.resolve("notify-api-runner.jar"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "worker"})
    void an_image_keeps_every_rule_with_an_aot_cache_and_without(String kind) throws Exception {
        for (var trained : List.of(false, true)) {
            if (trained) {
                Files.writeString(AotCache.of(jar), "made by a JVM");
            }
            var name = ProgramImage.reference(kind, "registry.example.gov/notify/", "1");
            var tar = folder.resolve(trained + ".tar");
            var digest = image(kind, small(), new BaseImage.Scratch()).write(name, tar, folder.resolve("work"));
            var image = ImageArchive.unpack(tar, folder.resolve("unpacked-" + trained));

            assertThat(ImageChecks.findings(kind, jar, image.config(), image.listing()))
                    .isEmpty();
            assertThat(image.digest()).isEqualTo(digest);
            assertThat(image.files()).contains("/opt/notify/notify-api-runner.jar", "/opt/java/bin/java");
            assertThat(image.files().contains("/opt/notify/" + AotCache.of(jar).getFileName()))
                    .isEqualTo(trained);
            assertThat(image.config().path("os").asText()).isEqualTo("linux");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10001:10001 | root | the user",
                "10001:10001 | 0:0 | the user",
                "10001:10001 | notify | the user",
                "-Xmx256m | -Xmx2g | the command",
                "MALLOC_ARENA_MAX=2 | SECRET_KEY=2 | the environment",
                "9000/tcp | 9001/tcp | the ports",
                "\"Cmd\":[] | \"Cmd\":[\"migrate\"] | arguments",
                "opt/notify/notify-api | opt/notify/other | the program",
                "opt/notify/notify-api | home/notify/notify-api | a place for files",
                "opt/java/release | opt/java/.env | a secret",
                "opt/java/release | etc/server.pem | a secret",
                "-rw-r--r-- 0/0 | -rw-rw-rw- 0/0 | what only root may change",
                "-rw-r--r-- 0/0 | -rw-r--r-- 10001/10001 | what only root may change",
                "-rwxr-xr-x 0/0 | -rwsr-xr-x 0/0 | what only root may change"
            })
    void one_that_breaks_a_rule_is_told_of(String right, String wrong, String fault) throws Exception {
        var image = unpacked(image("api", small(), new BaseImage.Scratch()));
        var config = image.config().toString();
        var listing = String.join("\n", image.listing());
        assertThat(config + listing).contains(right);

        assertThat(ImageChecks.findings(
                        "api",
                        jar,
                        Json.parse(config.replace(right, wrong)),
                        List.of(listing.replace(right, wrong).split("\n"))))
                .anyMatch(finding -> finding.startsWith(fault));
    }

    @Test
    void an_aot_cache_that_was_forgotten_is_told_of() throws Exception {
        var image = unpacked(image("api", small(), new BaseImage.Scratch()));
        Files.writeString(AotCache.of(jar), "made by a JVM");

        assertThat(ImageChecks.findings("api", jar, image.config(), image.listing()))
                .anyMatch(finding -> finding.startsWith("the command"))
                .anyMatch(finding -> finding.startsWith("the program"));
    }

    @Test
    void the_same_files_give_the_same_digest_whenever_they_were_written() throws Exception {
        var image = image("api", small(), new BaseImage.Scratch());
        var first = image.write(NAME, folder.resolve("first.tar"), folder.resolve("work-1"));
        var bytes = Files.readAllBytes(jar);
        Files.delete(jar);
        Files.write(jar, bytes);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH.plusSeconds(100)));
        var second = image.write(NAME, folder.resolve("second.tar"), folder.resolve("work-2"));
        Files.writeString(folder.resolve("jdk/release"), "another");
        var other = image.write(NAME, folder.resolve("third.tar"), folder.resolve("work-3"));

        assertThat(second).isEqualTo(first).startsWith("sha256:");
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void a_base_gives_what_is_below_and_nothing_of_this_machine_goes_with_it() throws Exception {
        var image = unpacked(image("api", small(), BaseImage.of(base().toString())));

        assertThat(image.files()).contains("/etc/of-the-base").noneMatch(file -> file.startsWith("/lib"));
        assertThat(ImageChecks.findings("api", jar, image.config(), image.listing()))
                .isEmpty();
    }

    @Test
    void a_base_is_nothing_a_file_or_a_name() throws IOException {
        assertThat(BaseImage.of("")).isEqualTo(new BaseImage.Scratch());
        assertThat(BaseImage.of("scratch")).isEqualTo(new BaseImage.Scratch());
        assertThat(BaseImage.of("debian:13-slim")).isEqualTo(new BaseImage.Remote("debian:13-slim"));
        var tar = Files.createFile(folder.resolve("some.tar"));
        assertThat(BaseImage.of(tar.toString())).isEqualTo(new BaseImage.Archive(tar));
        assertThatThrownBy(() -> BaseImage.of("none.tar")).hasMessageContaining("no base image at none.tar");
    }

    /// As near to a container as one comes without: the command of the image, in its own files.
    @Test
    void its_command_runs_with_the_aot_cache_and_every_library_is_in_it() throws Exception {
        var java = JavaRuntime.ours();
        var training = new ArrayList<>(List.of(Project.java(), "-XX:AOTCacheOutput=" + AotCache.of(jar)));
        training.addAll(AppManifest.of("api", Map.of()).javaOptions());
        training.addAll(List.of("-jar", jar.toString()));
        ImageArchive.Commands.run(training);
        var image = unpacked(image("api", java, new BaseImage.Scratch()));

        var root = image.root(folder.resolve("root"));
        assertThat(CLibrary.linked(CLibrary.binaries(java), java.home()))
                .isNotEmpty()
                .allSatisfy(
                        library -> assertThat(root.resolve(library.toString().substring(1)))
                                .exists());
        var command = new ArrayList<String>();
        image.config()
                .at("/config/Entrypoint")
                .forEach(part -> command.add(part.asText().replaceFirst("(^|=)/opt/", "$1" + root + "/opt/")));
        command.addAll(1, List.of("-XX:AOTMode=on", "-Xlog:class+load"));
        var said = ImageArchive.Commands.run(command);

        assertThat(said)
                .contains("run by " + root + "/opt/java")
                .containsPattern("gov\\.notify\\.e2e\\.image\\.ImageProbe source: shared objects file");
    }

    private ProgramImage image(String kind, JavaRuntime java, BaseImage base) {
        return new ProgramImage(kind, jar, java, base);
    }

    private ImageArchive unpacked(ProgramImage image) throws Exception {
        var tar = folder.resolve("image.tar");
        image.write(NAME, tar, folder.resolve("work"));
        return ImageArchive.unpack(tar, folder.resolve("unpacked"));
    }

    private JavaRuntime small() throws IOException {
        var home = folder.resolve("jdk");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        // Any program that is linked to the C library.
        Files.copy(Path.of(Project.java()), home.resolve("bin/java"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(home.resolve("bin/java").toFile().setExecutable(true)).isTrue();
        Files.writeString(home.resolve("bin/javac"), "no part of a runtime");
        Files.writeString(home.resolve("lib/src.zip"), "no part of a runtime");
        Files.writeString(home.resolve("lib/modules"), "classes");
        Files.writeString(home.resolve("release"), "25");
        return new JavaRuntime(home);
    }

    /// As `docker save` writes it.
    private Path base() throws Exception {
        var parts = Files.createDirectories(folder.resolve("base"));
        Files.createDirectories(parts.resolve("etc"));
        Files.writeString(parts.resolve("etc/of-the-base"), "here");
        ImageArchive.tar(
                "--owner=0",
                "--group=0",
                "--mode=a=r,u+w",
                "-cf",
                parts + "/layer.tar",
                "-C",
                parts.toString(),
                "etc/of-the-base");
        var digest = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(parts.resolve("layer.tar"))));
        var architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
        Files.writeString(
                parts.resolve("config.json"),
                "{\"architecture\":\"" + architecture
                        + "\",\"os\":\"linux\",\"config\":{},\"rootfs\":{\"type\":\"layers\","
                        + "\"diff_ids\":[\"sha256:" + digest + "\"]}}");
        Files.writeString(
                parts.resolve("manifest.json"),
                "[{\"Config\":\"config.json\",\"RepoTags\":[\"base:1\"],\"Layers\":[\"layer.tar\"]}]");
        var tar = folder.resolve("base.tar");
        ImageArchive.tar("-cf", tar.toString(), "-C", parts.toString(), "manifest.json", "config.json", "layer.tar");
        return tar;
    }

    private static Path program(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ImageProbe.class.getName());
        var entry = ImageProbe.class.getName().replace('.', '/') + ".class";
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var bytes = ImageProbe.class.getClassLoader().getResourceAsStream(entry)) {
            output.putNextEntry(new JarEntry(entry));
            assertThat(bytes).isNotNull();
            bytes.transferTo(output);
            output.closeEntry();
        }
        return jar;
    }
}
