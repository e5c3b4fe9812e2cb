package gov.notify.branding;

import gov.notify.config.CommonConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The web addresses of brands' logos, which the admin application keeps (docs/contract/rendering.md, 13.1).
@Singleton
public class LogoAddresses {

    private static final String HOST = "static-logos.";

    /// Nobody's mail reader can ask a machine that calls itself `localhost`.
    private static final String PUBLIC = "https://" + HOST + "notify.gov";

    private final String base;

    @Inject
    LogoAddresses(BrandingConfig config, CommonConfig common) {
        this(config.logos(), common.adminBaseUrl());
    }

    LogoAddresses(Optional<String> logos, String adminBaseUrl) {
        this.base = logos.orElseGet(() -> besides(adminBaseUrl));
    }

    /// Of a logo's file.
    ///
    /// @return null where there is no file
    public @Nullable String of(@Nullable String file) {
        return file == null || file.isBlank() ? null : base + (base.endsWith("/") ? "" : "/") + file;
    }

    private static String besides(String adminBaseUrl) {
        var admin = URI.create(adminBaseUrl);
        var host = admin.getHost();
        if (host == null || host.startsWith("localhost")) {
            return PUBLIC;
        }
        var port = admin.getPort() < 0 ? "" : ":" + admin.getPort();
        return admin.getScheme() + "://" + HOST + (host.startsWith("www.") ? host.substring("www.".length()) : host)
                + port;
    }
}
