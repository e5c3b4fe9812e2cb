package gov.notify.rendering;

/// Who an email is from, above its body: the product's banner and the sender's brand.
final class EmailHeader {

    private static final String DEFAULT_BAND = "#0b0c0c";

    private final StringBuilder out = new StringBuilder();
    private final Branding branding;

    private EmailHeader(Branding branding) {
        this.branding = branding;
    }

    static String of(Branding branding) {
        var masthead = new EmailHeader(branding);
        masthead.productBanner();
        if (branding.brandBanner()) {
            masthead.brandBanner();
        } else if (branding.logo() != null) {
            masthead.brand(branding.logo());
        }
        return masthead.out.toString();
    }

    private void productBanner() {
        Branding.Product product = branding.product();
        if (product == null) {
            return;
        }
        out.append(EmailDocument.ROW).append(" class=\"banner\" data-part=\"notify-banner\" bgcolor=\"#14304f\"");
        out.append(" style=\"background-color:#14304f;padding:0 16px 0 16px\">").append(EmailDocument.COLUMN);
        out.append("<a href=\"");
        Html.appendAttribute(LinkTarget.encode(product.homePage()), out);
        out.append(
                        "\" style=\"display:inline-block;padding:18px 0 16px 0;color:#ffffff;font-size:24px;line-height:1.2;")
                .append("font-weight:bold;text-decoration:none\">");
        out.append(Html.escapeText(product.name()));
        out.append(
                        "</a><div style=\"height:10px;line-height:10px;font-size:10px;background-color:#2e9e7b\">&nbsp;</div>")
                .append(EmailDocument.END_OF_COLUMN)
                .append("</td></tr></table>\n");
    }

    private void brandBanner() {
        String colour = branding.colour() == null ? DEFAULT_BAND : branding.colour();
        out.append(EmailDocument.ROW)
                .append(" data-part=\"brand-banner\" data-colour=\"")
                .append(colour);
        out.append("\" bgcolor=\"")
                .append(colour)
                .append("\" style=\"background-color:")
                .append(colour);
        out.append(";padding:16px\">").append(EmailDocument.COLUMN);
        if (branding.logo() != null) {
            logo(branding.logo());
        }
        brandText("#ffffff", "");
        out.append(EmailDocument.END_OF_COLUMN).append("</td></tr></table>\n");
    }

    private void brand(String address) {
        out.append(EmailDocument.ROW)
                .append(" style=\"padding:24px 16px 0 16px\">")
                .append(EmailDocument.COLUMN);
        out.append("<table ").append(EmailDocument.LAYOUT).append("><tr><td");
        if (branding.colour() != null) {
            out.append(" data-part=\"divider\" data-colour=\"").append(branding.colour());
            out.append("\" style=\"padding:2px 0 2px 10px;border-left:2px solid ")
                    .append(branding.colour())
                    .append('"');
        }
        out.append('>');
        logo(address);
        brandText("#1b1b1b", " class=\"text\"");
        out.append("</td></tr></table>").append(EmailDocument.END_OF_COLUMN).append("</td></tr></table>\n");
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
        out.append(Html.escapeText(branding.text()));
        out.append("</span>");
    }
}
