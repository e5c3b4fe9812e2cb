package gov.notify.rendering;

import org.jspecify.annotations.Nullable;

/// How the document around an email presents its sender.
///
/// @param completeHtml with doctype, head and body; without, only the inner parts
/// @param notifyBanner the product's own banner on top
/// @param brandBanner a band in the brand's colour; what else there is of the brand stands in it
/// @param logo address of the brand's logo
/// @param text the brand's text; shown beside a logo or in the band
/// @param colour `#rrggbb`; anything else is not used
/// @param name the brand's name, the logo's alternative text where `text` is not shown
/// @param logoText the logo's own alternative text, where it is not the brand's name
public record Branding(
        boolean completeHtml,
        boolean notifyBanner,
        boolean brandBanner,
        @Nullable String logo,
        @Nullable String text,
        @Nullable String colour,
        @Nullable String name,
        @Nullable String logoText) {

    /// A service without a brand: the product's banner alone.
    public static Branding none() {
        return new Branding(true, true, false, null, null, null, null, null);
    }

    /// A service's brand by its type: `org` shows the brand alone, `both` the product's banner too,
    /// `org_banner` the brand as a band.
    public static Branding of(
            String type, @Nullable String logo, @Nullable String text, @Nullable String colour, @Nullable String name) {
        return new Branding(true, type.equals("both"), type.equals("org_banner"), logo, text, colour, name, null);
    }
}
