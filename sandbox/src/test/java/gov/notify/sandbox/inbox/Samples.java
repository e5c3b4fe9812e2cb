package gov.notify.sandbox.inbox;

/// An email as Notify renders it, abridged.
final class Samples {
    static final String TEXT = """
            Dear Ada,

            Your library card is ready.

            Bring a photo ID. We are open Monday to Friday, 9am to 5pm.
            """;

    static final String HTML = """
            <!doctype html><html lang="en"><body style="margin:0;font-family:Helvetica,Arial,sans-serif;font-size:19px;color:#1b1b1b">
            <div style="background:#112e51;height:12px"></div>
            <div style="max-width:580px;margin:0 auto;padding:28px 20px">
            <p style="margin:0 0 20px;line-height:28px">Dear Ada,</p>
            <p style="margin:0 0 20px;line-height:28px">Your library card is ready.</p>
            <h2 style="font-size:24px;margin:32px 0 12px">How to collect it</h2>
            <ul style="margin:0 0 20px;padding-left:22px;line-height:30px"><li>Bring a photo ID.</li>
            <li>We are open Monday to Friday, 9am to 5pm.</li></ul>
            <p style="margin:0;line-height:28px"><a href="https://example.gov/library" style="color:#005ea5">Opening times</a></p>
            </div></body></html>
            """;

    private Samples() {}
}
