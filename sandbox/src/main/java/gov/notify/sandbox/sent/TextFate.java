package gov.notify.sandbox.sent;

import java.util.Locale;
import java.util.Map;

/// What becomes of a text, in the words of the three services that report it.
public enum TextFate {
    DELIVERED("Message has been accepted by phone", "DELIVERED"),
    INVALID_NUMBER("Invalid phone number", "INVALID"),
    INVALID_MESSAGE("Message body is invalid", "INVALID_MESSAGE"),
    PHONE_UNREACHABLE("Phone is currently unreachable/unavailable", "UNREACHABLE"),
    CARRIER_UNREACHABLE("Phone carrier is currently unreachable/unavailable", "CARRIER_UNREACHABLE"),
    BLOCKED("Phone has blocked SMS", "BLOCKED"),
    CARRIER_BLOCKED("Phone carrier has blocked this message", "CARRIER_BLOCKED"),
    SPAM("Blocked as spam by phone carrier", "SPAM"),
    OPTED_OUT("Phone number is opted out", "OPTED_OUT"),
    MAX_PRICE("This delivery would exceed max price", "MAX_PRICE_EXCEEDED"),
    UNKNOWN("Unknown error attempting to reach phone", "UNKNOWN");

    /// The first two are the simulator's success and failure for the United States; the others are the
    /// numbers that a client's test key gives these fates.
    private static final Map<String, TextFate> SIMULATED = Map.of(
            "+14254147755", DELIVERED,
            "+14254147167", UNKNOWN,
            "+12028675302", INVALID_NUMBER,
            "+447700900003", PHONE_UNREACHABLE,
            "+12028675303", PHONE_UNREACHABLE,
            "+447700900002", INVALID_NUMBER);

    private final String response;
    private final String status;

    TextFate(String response, String status) {
        this.response = response;
        this.status = status;
    }

    /// The `providerResponse` of SNS delivery logs, the `messageStatusDescription` of the others.
    public String response() {
        return response;
    }

    /// The `messageStatus` of End User Messaging, the `record_status` of Pinpoint.
    public String status() {
        return status;
    }

    public boolean isDelivered() {
        return this == DELIVERED;
    }

    /// The fate that a simulated number asks for; delivered for all others.
    public static TextFate of(String number) {
        return SIMULATED.getOrDefault(number, DELIVERED);
    }

    public static TextFate named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
