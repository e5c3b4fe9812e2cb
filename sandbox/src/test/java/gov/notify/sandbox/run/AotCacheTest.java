package gov.notify.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {
    @TempDir
    Path folder;

    @Test
    void the_cache_of_another_jar_is_never_used_whatever_the_times_of_the_files() throws IOException {
        var jar = Files.writeString(folder.resolve("notify-api-runner.jar"), "one");
        var cache = Files.createFile(AotCache.of(jar));
        assertThat(JvmFlags.of(App.Kind.API, jar, Map.of())).contains("-XX:AOTCache=" + cache);

        Files.writeString(jar, "two");
        Files.setLastModifiedTime(cache, Files.getLastModifiedTime(jar));

        assertThat(JvmFlags.of(App.Kind.API, jar, Map.of())).noneMatch(flag -> flag.contains("AOTCache"));
    }
}
