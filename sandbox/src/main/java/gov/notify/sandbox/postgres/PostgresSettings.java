package gov.notify.sandbox.postgres;

import java.util.Map;

/// How the sandbox's server is set: durable like production, sized for a developer's machine.
final class PostgresSettings {
    static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            // Socket paths are limited to about 100 bytes, which a deep checkout exceeds; nobody uses them here.
            Map.entry("unix_socket_directories", ""),
            Map.entry("max_connections", "400"),
            Map.entry("fsync", "on"),
            Map.entry("synchronous_commit", "on"),
            Map.entry("full_page_writes", "on"),
            Map.entry("shared_buffers", "256MB"),
            Map.entry("wal_buffers", "16MB"),
            // Checkpoints by time rather than by size: full-page images after each would blur every measurement.
            Map.entry("max_wal_size", "4GB"),
            Map.entry("checkpoint_timeout", "15min"),
            Map.entry("random_page_cost", "1.1"),
            Map.entry("jit", "off"),
            Map.entry("huge_pages", "off"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_min_messages", "warning"),
            // Statements carry people's addresses, even in development.
            Map.entry("log_min_error_statement", "panic"));

    private PostgresSettings() {}
}
