package gov.notify.rendering;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// How the document around an email presents its sender.
///
/// @param completeHtml with doctype, head and body; without, only the inner parts
/// @param product whose banner stands on top; null for none
/// @param brandBanner a band in the brand's colour; what else there is of the brand stands in it
/// @param logo web address of the brand's logo
/// @param text the brand's text; shown beside a logo or in the band
/// @param colour `#rrggbb`; anything else is not used
/// @param name the brand's name, the logo's alternative text where `text` is not shown
/// @param logoText the logo's own alternative text, where it is not the brand's name
public record Branding(
        boolean completeHtml,
        @Nullable Product product,
        boolean brandBanner,
        @Nullable String logo,
        @Nullable String text,
        @Nullable String colour,
        @Nullable String name,
        @Nullable String logoText) {

    private static final Pattern COLOUR = Pattern.compile("#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final Pattern WEB_ADDRESS = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

    /// Who runs this service, as the banner on top of an email says it.
    public record Product(String name, String homePage) {

        /// What a platform that has not named itself is called.
        public static final Product NOTIFY = new Product("Notify", "https://notify.gov");
    }

    /// Values that could break out of the place they are put in are taken for none.
    public Branding {
        logo = logo != null && WEB_ADDRESS.matcher(logo).matches() ? LinkTarget.encode(logo) : null;
        colour = colour != null && COLOUR.matcher(colour).matches() ? colour : null;
        text = text == null || text.isEmpty() ? null : text;
    }

    /// A service without a brand: the product's banner alone.
    public static Branding none() {
        return new Branding(true, Product.NOTIFY, false, null, null, null, null, null);
    }

    /// A service's brand by its type: `org` shows the brand alone, `both` the product's banner too,
    /// `org_banner` the brand as a band.
    public static Branding of(
            String type, @Nullable String logo, @Nullable String text, @Nullable String colour, @Nullable String name) {
        return new Branding(
                true,
                type.equals("both") ? Product.NOTIFY : null,
                type.equals("org_banner"),
                logo,
                text,
                colour,
                name,
                null);
    }

    /// The same, with another product's banner where there is one.
    public Branding by(Product other) {
        return new Branding(
                completeHtml, product == null ? null : other, brandBanner, logo, text, colour, name, logoText);
    }

    /// A reader who cannot see the logo is told what the text beside it does not say.
    String logoAlternative() {
        if (text != null) {
            return "";
        }
        return logoText != null ? logoText : name != null ? name : "";
    }
}
