package gov.notify.sandbox.redis;

import static org.assertj.core.api.Assertions.assertThat;

import gov.notify.sandbox.process.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {
    @TempDir
    Path folder;

    @Test
    void never_evicts_and_writes_an_append_only_file() throws IOException {
        try (var redis = RedisServer.start(folder.resolve("redis"))) {
            assertThat(ask(redis, "CONFIG GET maxmemory-policy")).contains("noeviction");
            assertThat(ask(redis, "CONFIG GET appendonly")).contains("yes");
            assertThat(ask(redis, "CONFIG GET appendfsync")).contains("everysec");
        }
    }

    @Test
    void keeps_its_data_when_killed_and_started_again() throws IOException {
        try (var redis = RedisServer.start(folder.resolve("redis"))) {
            ask(redis, "SET word kept");
            Awaitility.await().until(() -> ask(redis, "INFO persistence").contains("aof_pending_bio_fsync:0"));

            redis.kill();
            redis.restart();

            assertThat(ask(redis, "GET word")).contains("kept");
        }
    }

    @Test
    void starts_again_empty_when_asked_to() throws IOException {
        try (var redis = RedisServer.start(folder.resolve("redis"))) {
            var port = redis.port();
            ask(redis, "SET word lost");

            redis.restartEmpty();

            assertThat(redis.port()).isEqualTo(port);
            assertThat(ask(redis, "GET word")).contains("$-1");
        }
    }

    @Test
    void leaves_no_process_behind_when_closed() {
        long pid;
        try (var redis = RedisServer.start(folder.resolve("redis"))) {
            pid = redis.pid();
            assertThat(Processes.isRunning(pid)).isTrue();
        }
        assertThat(Processes.isRunning(pid)).isFalse();
    }

    private static String ask(RedisServer redis, String command) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), redis.port());
                var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            return String.join("\n", in.lines().toList());
        }
    }
}
