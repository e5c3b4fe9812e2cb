package gov.notify.api.webhook;

import java.util.Set;

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

    /// Whom the certificate may name that SNS signs this topic's messages with. Not every region shares the first of
    /// them: GovCloud, China and the regions that an account must opt into have names of their own. AWS says so in
    /// its SDK alone, which `SnsOracleTest` asks.
    Set<String> signers() {
        var shared = "sns.amazonaws.com";
        if (text.startsWith("arn:aws-us-gov:")) {
            return Set.of(shared, "sns-us-gov-west-1.amazonaws.com");
        }
        return text.startsWith("arn:aws-cn:")
                ? Set.of(shared, "sns-" + region() + ".amazonaws.com.cn")
                : Set.of(shared, "sns-signing." + region() + ".amazonaws.com");
    }
}
