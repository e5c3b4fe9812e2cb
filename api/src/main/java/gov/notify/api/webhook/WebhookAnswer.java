package gov.notify.api.webhook;

import gov.notify.receipt.ReceiptSource;

/// What SNS is answered. It looks at the status alone: 2xx is done, 4xx is final, 5xx is brought again.
record WebhookAnswer(int status, String result, String message) {

    static WebhookAnswer succeeded(ReceiptSource source) {
        return new WebhookAnswer(200, "success", route(source) + " callback succeeded");
    }

    static WebhookAnswer failed(int status, ReceiptSource source, String why) {
        return new WebhookAnswer(status, "error", route(source) + " callback failed: " + why);
    }

    private static String route(ReceiptSource source) {
        return source == ReceiptSource.SES ? "SES-SNS" : "SMS-SNS";
    }
}
