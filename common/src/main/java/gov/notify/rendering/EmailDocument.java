package gov.notify.rendering;

/// The HTML document around an email's body: what mail clients need, the preheader, and who it is from.
///
/// Readable without its style sheet, which many clients drop; with it, it follows the reader's choice of
/// light or dark. Parts carry `data-part`, by which tests and tools find them.
final class EmailDocument {

    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en" dir="auto" xmlns:o="urn:schemas-microsoft-com:office:office">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="format-detection" content="telephone=no,date=no,address=no,email=no">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <title>""";

    private static final String STYLES = """
            </title>
            <style>
            :root{color-scheme:light dark;supported-color-schemes:light dark}
            body{-webkit-text-size-adjust:100%;text-size-adjust:100%}
            a:focus-visible{outline:3px solid #ffbe2e;outline-offset:2px}
            @media (min-width:620px){.column{width:580px!important}}
            @media (prefers-color-scheme:dark){
            .page{background-color:#15181c!important}
            .text{color:#f1f3f5!important}
            .link{color:#8cc4ff!important}
            .banner{background-color:#0d1f33!important}
            .logo{background-color:#ffffff!important}
            }
            </style>
            <!--[if mso]>
            <noscript><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>\
            </noscript>
            <style>ul,ol{margin-left:24px!important;padding-left:0!important}li{margin-left:0!important}</style>
            <![endif]-->
            </head>
            <body class="page" style="margin:0;padding:0;background-color:#ffffff">
            """;

    private static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
    private static final String LAYOUT = "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";
    private static final String ROW = "<table " + LAYOUT + " width=\"100%\" style=\"width:100%\"><tr><td";

    /// 580 pixels at most, in Outlook for Windows by a table of its own.
    private static final String COLUMN = "<!--[if mso]><table " + LAYOUT + " width=\"580\" align=\"center\"><tr><td>"
            + "<![endif]--><div class=\"column\" style=\"max-width:580px;margin:0 auto\">";
    private static final String END_OF_COLUMN = "</div><!--[if mso]></td></tr></table><![endif]-->";

    /// Fills the line that an inbox shows, so that no body text follows the preheader there.
    private static final String PADDING = "&#847;&zwnj;&nbsp;".repeat(80);

    private static final String DEFAULT_BAND = "#0b0c0c";

    private final StringBuilder out;
    private final Branding branding;

    private EmailDocument(Branding branding, int size) {
        this.branding = branding;
        this.out = new StringBuilder(size);
    }

    /// @param subject as HTML
    /// @param preheader as text
    /// @param body as HTML
    static String of(Branding branding, String subject, String preheader, String body) {
        var document = new EmailDocument(branding, 6000 + body.length());
        if (branding.completeHtml()) {
            document.out.append(HEAD).append(subject).append(STYLES);
        }
        document.preheader(preheader);
        document.article(subject, body);
        if (branding.completeHtml()) {
            document.out.append("</body>\n</html>\n");
        }
        return document.out.toString();
    }

    private void preheader(String words) {
        out.append("<div hidden aria-hidden=\"true\" style=\"display:none;max-height:0;max-width:0;overflow:hidden;")
                .append("font-size:1px;line-height:1px;opacity:0;mso-hide:all\"><span data-part=\"preheader\">");
        escaped(words);
        out.append("…</span>").append(PADDING).append("</div>\n");
    }

    private void article(String subject, String body) {
        out.append("<div role=\"article\" aria-roledescription=\"email\" aria-label=\"")
                .append(subject.replace("\"", "&quot;"))
                .append("\" dir=\"auto\" class=\"page\" style=\"background-color:#ffffff;")
                .append(FONT)
                .append("\">\n");
        productBanner();
        if (branding.brandBanner()) {
            brandBanner();
        } else if (branding.logo() != null) {
            brand(branding.logo());
        }
        out.append(ROW).append(" style=\"padding:30px 16px 30px 16px\">").append(COLUMN);
        out.append("<div data-part=\"body\" class=\"text\" style=\"color:#1b1b1b;font-size:19px;line-height:1.4\">");
        out.append(body).append("</div>").append(END_OF_COLUMN).append("</td></tr></table>\n</div>\n");
    }

    private void productBanner() {
        Branding.Product product = branding.product();
        if (product == null) {
            return;
        }
        out.append(ROW).append(" class=\"banner\" data-part=\"notify-banner\" bgcolor=\"#14304f\"");
        out.append(" style=\"background-color:#14304f;padding:0 16px 0 16px\">").append(COLUMN);
        out.append("<a href=\"");
        Html.appendAttribute(LinkTarget.encode(product.homePage()), out);
        out.append(
                        "\" style=\"display:inline-block;padding:18px 0 16px 0;color:#ffffff;font-size:24px;line-height:1.2;")
                .append("font-weight:bold;text-decoration:none\">");
        escaped(product.name());
        out.append(
                        "</a><div style=\"height:10px;line-height:10px;font-size:10px;background-color:#2e9e7b\">&nbsp;</div>")
                .append(END_OF_COLUMN)
                .append("</td></tr></table>\n");
    }

    private void brandBanner() {
        String colour = branding.colour() == null ? DEFAULT_BAND : branding.colour();
        out.append(ROW).append(" data-part=\"brand-banner\" data-colour=\"").append(colour);
        out.append("\" bgcolor=\"")
                .append(colour)
                .append("\" style=\"background-color:")
                .append(colour);
        out.append(";padding:16px\">").append(COLUMN);
        if (branding.logo() != null) {
            logo(branding.logo());
        }
        brandText("#ffffff", "");
        out.append(END_OF_COLUMN).append("</td></tr></table>\n");
    }

    private void brand(String address) {
        out.append(ROW).append(" style=\"padding:24px 16px 0 16px\">").append(COLUMN);
        out.append("<table ").append(LAYOUT).append("><tr><td");
        if (branding.colour() != null) {
            out.append(" data-part=\"divider\" data-colour=\"").append(branding.colour());
            out.append("\" style=\"padding:2px 0 2px 10px;border-left:2px solid ")
                    .append(branding.colour())
                    .append('"');
        }
        out.append('>');
        logo(address);
        brandText("#1b1b1b", " class=\"text\"");
        out.append("</td></tr></table>").append(END_OF_COLUMN).append("</td></tr></table>\n");
    }

    private void logo(String address) {
        int height = branding.text() == null ? 54 : 27;
        out.append("<img data-part=\"logo\" class=\"logo\" src=\"");
        Html.appendAttribute(address, out);
        out.append("\" alt=\"");
        Html.appendAttribute(branding.logoAlternative(), out);
        out.append("\" height=\"").append(height).append("\" style=\"height:").append(height);
        out.append("px;width:auto;max-width:100%;border:0;vertical-align:middle\">");
    }

    private void brandText(String colour, String attributes) {
        if (branding.text() == null) {
            return;
        }
        out.append("<span data-part=\"brand-text\"")
                .append(attributes)
                .append(" style=\"color:")
                .append(colour);
        out.append(";font-size:20px;line-height:27px;font-weight:bold;vertical-align:middle;");
        out.append(branding.logo() == null ? "\">" : "padding-left:10px\">");
        escaped(branding.text());
        out.append("</span>");
    }

    private void escaped(String text) {
        for (int i = 0; i < text.length(); i++) {
            Html.append(text.charAt(i), out);
        }
    }
}
