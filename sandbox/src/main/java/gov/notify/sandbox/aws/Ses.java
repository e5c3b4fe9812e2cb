package gov.notify.sandbox.aws;

import gov.notify.sandbox.behaviour.BehaviourSetting;
import gov.notify.sandbox.http.Reply;
import gov.notify.sandbox.sent.Tally;

/// Simple Email Service, API of 2010-12-01: what an account may send. Emails go through [SesV2].
///
/// @see <a href="https://docs.aws.amazon.com/ses/latest/APIReference/API_GetSendQuota.html">GetSendQuota</a>
final class Ses {
    private static final double UNLIMITED_RATE = 100_000;
    private static final long PER_DAY = 1_000_000_000;

    private final BehaviourSetting behaviour;
    private final Tally tally;

    Ses(BehaviourSetting behaviour, Tally tally) {
        this.behaviour = behaviour;
        this.tally = tally;
    }

    Reply answer(String action) {
        return "GetSendQuota".equals(action)
                ? QueryDialect.SES.answer(action, quota())
                : QueryDialect.SES.refuse(AwsRefusal.of(
                        400, "InvalidAction", "Could not find operation " + action + " for version 2010-12-01"));
    }

    private String quota() {
        var rate = behaviour.get().sendsPerSecond();
        return "<Max24HourSend>" + PER_DAY + "</Max24HourSend><MaxSendRate>" + (rate > 0 ? rate : UNLIMITED_RATE)
                + "</MaxSendRate><SentLast24Hours>" + tally.of("emails") + "</SentLast24Hours>";
    }
}
