package gov.notify.rendering;

/// The HTML document around an email's body: what mail clients need, the preheader, and who it is from.
///
/// Readable without its style sheet, which many clients drop; with it, it follows the reader's choice of light or dark.
/// Parts carry `data-part`, by which tests and tools find them.
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
    static final String LAYOUT = "role=\"presentation\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\"";
    static final String ROW = "<table " + LAYOUT + " width=\"100%\" style=\"width:100%\"><tr><td";

    /// 580 pixels at most, in Outlook for Windows by a table of its own.
    static final String COLUMN = "<!--[if mso]><table " + LAYOUT + " width=\"580\" align=\"center\"><tr><td>"
            + "<![endif]--><div class=\"column\" style=\"max-width:580px;margin:0 auto\">";
    static final String END_OF_COLUMN = "</div><!--[if mso]></td></tr></table><![endif]-->";

    /// Fills the line that an inbox shows, so that no body text follows the preheader there.
    private static final String PADDING = "&#847;&zwnj;&nbsp;".repeat(80);

    private static final String PREHEADER = """
            <div hidden aria-hidden="true" style="display:none;max-height:0;max-width:0;overflow:hidden;\
            font-size:1px;line-height:1px;opacity:0;mso-hide:all"><span data-part="preheader">""";

    private static final String ARTICLE =
            "…</span>" + PADDING + "</div>\n<div role=\"article\" aria-roledescription=\"email\" aria-label=\"";

    private final Branding branding;
    private final String beforePreheader;
    private final String beforeBody;
    private final String afterBody;

    private EmailDocument(Branding branding) {
        this.branding = branding;
        this.beforePreheader = (branding.completeHtml() ? STYLES : "") + PREHEADER;
        this.beforeBody = "\" dir=\"auto\" class=\"page\" style=\"background-color:#ffffff;" + FONT + "\">\n"
                + EmailHeader.of(branding)
                + ROW + " style=\"padding:30px 16px 30px 16px\">" + COLUMN
                + "<div data-part=\"body\" class=\"text\" style=\"color:#1b1b1b;font-size:19px;line-height:1.4\">";
        this.afterBody = "</div>" + END_OF_COLUMN + "</td></tr></table>\n</div>\n"
                + (branding.completeHtml() ? "</body>\n</html>\n" : "");
    }

    static EmailDocument of(Branding branding) {
        return new EmailDocument(branding);
    }

    boolean isOf(Branding other) {
        return branding.equals(other);
    }

    /// @param subject as HTML
    /// @param preheader as text
    /// @param body as HTML
    String around(String subject, String preheader, String body) {
        String title = branding.completeHtml() ? HEAD + subject : "";
        String words = Html.escapeText(preheader);
        String label = subject.replace("\"", "&quot;");
        // A single sum: its size is known before anything is copied.
        return title + beforePreheader + words + ARTICLE + label + beforeBody + body + afterBody;
    }
}
