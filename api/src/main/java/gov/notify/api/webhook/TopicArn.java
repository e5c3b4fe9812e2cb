package gov.notify.api.webhook;

/// The name of an SNS topic: `arn:{partition}:sns:{region}:{account}:{topic}`.
record TopicArn(String text) {

    String region() {
        return text.split(":", 6)[3];
    }

    /// Where SNS lives for this topic, e.g. `sns.us-gov-west-1.amazonaws.com`.
    String host() {
        var suffix = text.startsWith("arn:aws-cn:") ? ".amazonaws.com.cn" : ".amazonaws.com";
        return "sns." + region() + suffix;
    }
}
