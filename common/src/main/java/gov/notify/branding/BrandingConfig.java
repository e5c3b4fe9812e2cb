package gov.notify.branding;

import gov.notify.config.Matching;
import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where what emails show of a brand is kept.
@ConfigMapping(prefix = "notify.branding")
public interface BrandingConfig {

    /// What the web address of a logo begins with, before the name of its file. Otherwise `static-logos.` and the
    /// host of ADMIN_BASE_URL.
    @Matching("https?://[^?#\\s]+")
    Optional<String> logos();
}
