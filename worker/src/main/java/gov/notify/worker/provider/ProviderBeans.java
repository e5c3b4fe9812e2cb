package gov.notify.worker.provider;

import gov.notify.config.Environment;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.pinpoint.PinpointClient;
import software.amazon.awssdk.services.pinpointsmsvoicev2.PinpointSmsVoiceV2Client;
import software.amazon.awssdk.services.ses.SesClient;
import software.amazon.awssdk.services.sns.SnsClient;

/// Makes the providers from the settings. A setting that makes no sense stops the program here, at start.
@ApplicationScoped
class ProviderBeans {

    @Produces
    @Singleton
    @Sending
    SesClient sesClient(ProviderConfig config, Config environment) {
        return AwsClients.of(config).build(SesClient::builder, AwsAccess.of(environment, "SES", config.fips()));
    }

    @Produces
    @Singleton
    @Sending
    SnsClient snsClient(ProviderConfig config, Config environment) {
        return AwsClients.of(config).build(SnsClient::builder, AwsAccess.of(environment, "SNS", config.fips()));
    }

    void close(@Disposes @Sending SesClient client) {
        client.close();
    }

    void close(@Disposes @Sending SnsClient client) {
        client.close();
    }

    @Produces
    @Singleton
    Provider ses(
            @Sending SesClient client,
            ProviderConfig config,
            @ConfigProperty(name = "NOTIFY_EMAIL_DOMAIN") String domain,
            Environment environment) {
        return new Ses(client, domain, config.ses().configurationSet(), environment.word());
    }

    @Produces
    @Singleton
    Provider sns(
            @Sending SnsClient client,
            ProviderConfig config,
            @ConfigProperty(name = "AWS_US_TOLL_FREE_NUMBER") String ours) {
        return new Sns(
                client,
                new TextSender(ours, ProviderBeans::showsNames),
                config.sms().maxPrice());
    }

    @Produces
    @Singleton
    Provider eum(
            ProviderConfig config, Config environment, @ConfigProperty(name = "AWS_US_TOLL_FREE_NUMBER") String ours) {
        var client = new Lazy<>(() -> AwsClients.of(config)
                .build(PinpointSmsVoiceV2Client::builder, AwsAccess.of(environment, "SNS", config.fips())));
        return new Eum(client, new TextSender(ours, ProviderBeans::showsNames), config);
    }

    @Produces
    @Singleton
    Provider pinpoint(
            ProviderConfig config, Config environment, @ConfigProperty(name = "AWS_US_TOLL_FREE_NUMBER") String ours) {
        var client = new Lazy<>(() ->
                AwsClients.of(config).build(PinpointClient::builder, AwsAccess.of(environment, "SNS", config.fips())));
        return new Pinpoint(
                client,
                new TextSender(ours, ProviderBeans::showsNames),
                config.pinpoint().applicationId());
    }

    private static boolean showsNames(String number) {
        try {
            return PhoneNumber.parse(number).allowsNamedSender();
        } catch (InvalidRecipient e) {
            return false;
        }
    }
}
