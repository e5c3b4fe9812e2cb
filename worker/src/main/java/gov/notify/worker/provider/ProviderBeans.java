package gov.notify.worker.provider;

import gov.notify.config.CommonConfig;
import gov.notify.config.Environment;
import gov.notify.egress.Egress;
import gov.notify.recipient.InvalidRecipient;
import gov.notify.recipient.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.pinpoint.PinpointClient;
import software.amazon.awssdk.services.pinpointsmsvoicev2.PinpointSmsVoiceV2Client;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;

/// Makes the providers from the settings. A setting that makes no sense stops the program here, at start.
@ApplicationScoped
class ProviderBeans {

    private final ProviderConfig config;
    private final CommonConfig common;
    private final AwsConfig aws;
    private final AwsClients clients;

    ProviderBeans(ProviderConfig config, CommonConfig common, AwsConfig aws, Egress egress) {
        this.clients = AwsClients.of(config, egress);
        this.config = config;
        this.common = common;
        this.aws = aws;
    }

    @Produces
    @Singleton
    @NeverRetrying
    SesV2Client sesV2Client() {
        return clients.build(SesV2Client::builder, access(aws.ses()));
    }

    @Produces
    @Singleton
    @NeverRetrying
    SnsClient snsClient() {
        return clients.build(SnsClient::builder, access(aws.sns()));
    }

    void close(@Disposes @NeverRetrying SesV2Client client) {
        client.close();
    }

    void close(@Disposes @NeverRetrying SnsClient client) {
        client.close();
    }

    @Produces
    @Singleton
    Provider ses(@NeverRetrying SesV2Client client, Environment environment) {
        return new Ses(client, common.emailDomain(), config.ses().configurationSet(), environment.wireName());
    }

    @Produces
    @Singleton
    Provider sns(@NeverRetrying SnsClient client) {
        return new Sns(client, sender(), config.sms().maxPrice());
    }

    @Produces
    @Singleton
    Provider eum() {
        var client = new Lazy<>(() -> clients.build(PinpointSmsVoiceV2Client::builder, access(aws.sns())));
        return new Eum(client, sender(), config);
    }

    @Produces
    @Singleton
    Provider pinpoint() {
        var client = new Lazy<>(() -> clients.build(PinpointClient::builder, access(aws.sns())));
        return new Pinpoint(client, sender(), config.pinpoint().applicationId());
    }

    private AwsAccess access(AwsConfig.Access service) {
        return AwsAccess.of(service, aws.sessionToken(), common.awsEndpoint(), config.fips());
    }

    private TextSender sender() {
        return new TextSender(common.tollFreeNumber(), ProviderBeans::showsNames);
    }

    private static boolean showsNames(String number) {
        try {
            return PhoneNumber.parse(number).allowsNamedSender();
        } catch (InvalidRecipient e) {
            return false;
        }
    }
}
