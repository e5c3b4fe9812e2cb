package gov.notify.api.demo;

import gov.notify.config.CommonConfig;
import gov.notify.config.Environment;
import gov.notify.message.KeyType;
import gov.notify.migration.SchemaReady;
import gov.notify.security.SealedText;
import gov.notify.service.ApiKey;
import gov.notify.service.Service;
import gov.notify.service.ServicePermission;
import gov.notify.service.SmsSender;
import gov.notify.template.Template;
import gov.notify.template.TemplateVersion;
import gov.notify.user.ServiceMember;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes the demo service once: live, with an email and a text template, a key of each type and its [DemoPeople].
@ApplicationScoped
public class DemoSeed {

    private static final Logger LOG = Logger.getLogger(DemoSeed.class);

    /// Short codes send a hundred texts a second, where a toll-free number sends three: a newcomer's first texts
    /// arrive.
    private static final String SHORT_CODE = "246810";

    private final DemoConfig config;
    private final DemoPeople people;
    private final SealedText secrets;
    private final Clock clock;
    private final Environment environment;
    private final String emailDomain;

    DemoSeed(
            DemoConfig config,
            DemoPeople people,
            SealedText secrets,
            Clock clock,
            Environment environment,
            CommonConfig common) {
        this.config = config;
        this.people = people;
        this.secrets = secrets;
        this.clock = clock;
        this.environment = environment;
        this.emailDomain = common.emailDomain();
    }

    void check(@Observes StartupEvent start) {
        if (config.serviceId().isPresent() && !environment.isOpen()) {
            throw new IllegalStateException("NOTIFY_DEMO_SERVICE_ID is set, but NOTIFY_ENVIRONMENT is "
                    + environment.wireName() + ": keys known to the environment must not open a real service");
        }
    }

    @Transactional
    void seed(@Observes SchemaReady ready) {
        config.serviceId().ifPresent(this::seed);
    }

    private void seed(UUID serviceId) {
        // Several instances may start at once; the second waits here, and finds the service made.
        sql("select 1 from pg_advisory_xact_lock(hashtext('demo-seed'))").getSingleResult();
        if (Service.findById(serviceId) == null) {
            make(serviceId);
        }
        people.join(serviceId);
    }

    private void make(UUID serviceId) {
        var now = clock.instant();
        var author = people.make(
                        DemoPeople.part(serviceId, "member"),
                        "Demo member",
                        "demo.member@" + emailDomain,
                        "+12025550111",
                        now)
                .id;
        service(serviceId, author, now);
        var membership = new ServiceMember();
        membership.id = new ServiceMember.Id(author, serviceId);
        membership.persist();
        template(
                serviceId,
                author,
                config.emailTemplateId().orElseThrow(),
                "email",
                "Hello ((name))",
                "Dear ((name)),\n\nYour ((thing)) is ready.",
                now);
        template(
                serviceId,
                author,
                config.smsTemplateId().orElseThrow(),
                "sms",
                null,
                "Hello ((name)), your ((thing)) is ready.",
                now);
        key(serviceId, author, KeyType.NORMAL, config.key().normal().orElseThrow(), now);
        key(serviceId, author, KeyType.TEAM, config.key().team().orElseThrow(), now);
        key(serviceId, author, KeyType.TEST, config.key().test().orElseThrow(), now);
        Service.HISTORY.record(serviceId);
        for (var type : KeyType.values()) {
            ApiKey.HISTORY.record(DemoPeople.part(serviceId, type.wireName()));
        }
        LOG.infof("made the demo service %s", serviceId);
    }

    private static Query sql(String statement) {
        return Service.getEntityManager().createNativeQuery(statement);
    }

    private void service(UUID serviceId, UUID author, Instant now) {
        var service = new Service();
        service.id = serviceId;
        service.name = "Demo service";
        service.emailFrom = "demo.service";
        service.messageLimit = 250_000;
        service.createdById = author;
        service.version = 1;
        service.createdAt = now;
        service.persist();
        for (String permission : List.of("email", "sms", "international_sms")) {
            var allowed = new ServicePermission();
            allowed.id = new ServicePermission.Id(serviceId, permission);
            allowed.createdAt = now;
            allowed.persist();
        }
        sql("insert into origination_identities (identity, kind, provider, country, mps)"
                        + " values (?1, 'short_code', 'sns', 'US', 100) on conflict do nothing")
                .setParameter(1, SHORT_CODE)
                .executeUpdate();
        var sender = new SmsSender();
        sender.id = DemoPeople.part(serviceId, "sender");
        sender.serviceId = serviceId;
        sender.sender = SHORT_CODE;
        sender.isDefault = true;
        sender.createdAt = now;
        sender.persist();
    }

    private static void template(
            UUID serviceId, UUID author, UUID id, String type, @Nullable String subject, String content, Instant now) {
        var template = new Template();
        template.id = id;
        template.name = "Demo " + type;
        template.templateType = type;
        template.subject = subject;
        template.content = content;
        template.serviceId = serviceId;
        template.processType = "normal";
        template.createdById = author;
        template.version = 1;
        template.createdAt = now;
        template.persist();
        TemplateVersion.copyOf(template).persist();
    }

    private void key(UUID serviceId, UUID author, KeyType type, UUID secret, Instant now) {
        var key = new ApiKey();
        key.id = DemoPeople.part(serviceId, type.wireName());
        key.name = type.wireName();
        key.keyType = type.wireName();
        key.serviceId = serviceId;
        key.secret = secrets.seal(key.id, serviceId, secret.toString());
        key.createdById = author;
        key.version = 1;
        key.createdAt = now;
        key.persist();
    }
}
