package gov.notify.sandbox.aws;

import gov.notify.sandbox.http.Reply;

/// How one service says no.
interface Dialect {
    Reply.Answer refuse(Refusal refusal);

    Refusal throttled();

    Refusal broken();
}
