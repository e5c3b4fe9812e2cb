package gov.notify.sandbox.aws;

import gov.notify.sandbox.http.Reply;

/// How one service says no.
interface Dialect {
    Reply.Answer refuse(AwsRefusal refusal);

    AwsRefusal throttled();

    AwsRefusal broken();
}
