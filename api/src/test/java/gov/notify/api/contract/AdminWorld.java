package gov.notify.api.contract;

import gov.notify.api.given.HttpCalls;
import gov.notify.api.given.Services;
import gov.notify.api.given.TestService;
import gov.notify.message.KeyType;
import gov.notify.notification.Uuid7;
import gov.notify.security.RecipientHash;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// A tenant of the internal API: a service with two members and all that may belong to them, made as it is asked for.
/// Names that begin with `other.` are another tenant's.
final class AdminWorld {

    /// How everybody's password is kept, which is "correct horse battery staple".
    static final String HASH = "$2b$05$abcdefghijklmnopqrstuuFiPhXf1sVd3pCCRO.uVh34H/qI/ZsuS";

    private static final String OTHER = "other.";
    private static final Pattern FIXTURE = Pattern.compile("\\{\\{([^}]*)}}");
    private static final Pattern TIMES = Pattern.compile("(\\d+) times (.)");
    private static final String CODE = "493027";

    private final Services services;
    private final RecipientHash hashes;
    private final Instant now = Instant.now();
    private final TestService service;
    private final Map<String, String> values = new HashMap<>();
    private @Nullable AdminWorld other;

    AdminWorld(Services services, RecipientHash hashes) {
        this.services = services;
        this.hashes = hashes;
        this.service = services.service().make();
        values.put("service", service.id().toString());
        services.sql("insert into services_history select * from services where id = ?", service.id());
        // Everybody's member: here only its own people count.
        services.sql("delete from user_to_service where service_id = ?", service.id());
        member("user");
        member("colleague");
        services.sql("update services set created_by_id = ? where id = ?", id("user"), service.id());
    }

    /// One whose other tenant is there already.
    AdminWorld(Services services, RecipientHash hashes, AdminWorld other) {
        this(services, hashes);
        this.other = other;
    }

    TestService service() {
        return service;
    }

    String value(String name) {
        if (name.startsWith(OTHER)) {
            return other().value(name.substring(OTHER.length()));
        }
        var known = values.get(name);
        if (known != null) {
            return known;
        }
        var made = make(name);
        values.put(name, made);
        return made;
    }

    /// A text with values in place of `{{names}}`.
    String filled(String text) {
        return FIXTURE.matcher(text).replaceAll(name -> Matcher.quoteReplacement(value(name.group(1))));
    }

    UUID id(String name) {
        return UUID.fromString(value(name));
    }

    private AdminWorld other() {
        if (other == null) {
            other = new AdminWorld(services, hashes);
        }
        return other;
    }

    /// Something that happened before the call.
    void given(String what) {
        var user = id("user");
        switch (what) {
            case "no other manager" ->
                services.sql(
                        "delete from permissions where user_id = ? and permission = 'manage_settings'",
                        id("colleague"));
            case "no colleague" ->
                services.sql("delete from user_to_service where service_id = ? and user_id <> ?", service.id(), user);
            case "no mobile number" ->
                services.sql("update users set mobile_number = null, auth_type = 'email_auth' where id = ?", user);
            case "failed sign-ins" -> services.sql("update users set failed_login_count = 7 where id = ?", user);
            case "locked out" -> services.sql("update users set failed_login_count = 10 where id = ?", user);
            case "old codes" ->
                services.sql(
                        "update verify_codes set expiry_datetime = ? where user_id = ?", now.minusSeconds(60), user);
            case "used codes" -> services.sql("update verify_codes set code_used = true where user_id = ?", user);
            case "a second credential" -> credential();
            case "suspended" -> services.sql("update services set active = false where id = ?", service.id());
            case "no reply-to address" ->
                services.sql("delete from service_email_reply_to where service_id = ?", service.id());
            case "emails only" ->
                services.sql(
                        "delete from service_permissions where service_id = ? and permission <> 'email'", service.id());
            case "in the organization" ->
                services.sql("update services set organization_id = ? where id = ?", id("organization"), service.id());
            case "a folder in the folder" -> folder(id("folder"));
            case "the folder in the second folder" ->
                services.sql(
                        "update template_folder set parent_id = ? where id = ?", id("second_folder"), id("folder"));
            case "a member of the folder" ->
                services.sql("insert into user_folder_permissions values (?, ?, ?)", user, id("folder"), service.id());
            case "old invitations" ->
                services.sql(
                        "update invited_organization_users set created_at = ? where organization_id = ?",
                        now.minus(Duration.ofDays(3)),
                        id("organization"));
            case "a colleague whom login.gov knows" ->
                services.sql(
                        "update users set login_uuid = ? where id = ?",
                        "login of " + value("colleague"),
                        id("colleague"));
            case "an earlier version of the key" ->
                services.sql("insert into api_keys_history select * from api_keys where id = ?", id("api_key"));
            default -> throw new IllegalStateException("nobody knows how to bring about: " + what);
        }
    }

    private String make(String name) {
        var times = TIMES.matcher(name);
        if (times.matches()) {
            return times.group(2).repeat(Integer.parseInt(times.group(1)));
        }
        return switch (name) {
            case "random", "job" -> UUID.randomUUID().toString();
            case "new_email" -> "new." + UUID.randomUUID() + "@agency.gov";
            case "new_name" -> "new." + UUID.randomUUID();
            case "type" -> "sms";
            case "day" -> LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
            case "no_day" -> "2026-13-01";
            case "days" -> "8";
            case "version" -> "1";
            case "no_version" -> "9";
            case "user_email", "colleague_email", "stranger_email", "inactive_email" -> emailOf(name);
            case "USER_EMAIL" -> inOtherLetters(value("user_email"));
            case "COLLEAGUE_EMAIL" -> inOtherLetters(value("colleague_email"));
            case "user_email_as_pattern" -> value("user_email").replace('-', '_');
            case "stranger", "pending_user", "inactive_user", "org_member" -> person(name);
            case "code" -> code();
            case "service_name" -> "Service " + service.id();
            case "credential" -> credential();
            case "folder", "second_folder" -> folder(null);
            case "template", "sms_template" -> template("sms", null);
            case "email_template" -> template("email", "For ((name))");
            case "api_key" -> services.key(service, KeyType.TEAM, null).id().toString();
            case "api_key_name" -> "team " + value("api_key");
            case "revoked_key" -> services.key(service, KeyType.TEAM, now).id().toString();
            case "reply_to" -> service.replyToId().toString();
            case "other_reply_to" -> otherReplyTo();
            case "sms_sender" -> service.senderId().toString();
            case "default_sender" -> defaultSender();
            case "number_sender" -> numberSender();
            default -> makeMore(name);
        };
    }

    private String makeMore(String name) {
        return switch (name) {
            case "notification" -> notification();
            case "message" -> message();
            case "complaint" ->
                insert(
                        "insert into complaints (id, notification_id, service_id, created_at) values (?, ?, ?, ?)",
                        id("message"),
                        service.id(),
                        now);
            case "own_number" -> number(service.id());
            case "free_number" -> number(null);
            case "free_number_text" -> numberText(value("free_number"));
            case "retention" ->
                insert(
                        "insert into service_data_retention (id, service_id, notification_type, days_of_retention, created_at)"
                                + " values (?, ?, 'sms', 7, ?)",
                        service.id(),
                        now);
            case "inbound_api" -> callback("inbound_sms");
            case "callback" -> callback("delivery_status");
            case "allowance" ->
                insert(
                        "insert into annual_billing (id, service_id, financial_year_start, free_sms_fragment_limit, created_at)"
                                + " values (?, ?, 2026, 40000, ?)",
                        service.id(),
                        now);
            case "branding" ->
                insert("insert into email_branding (id, name, text) values (?, ?, 'A text')", value("branding_name"));
            case "branding_name" -> "Branding " + UUID.randomUUID();
            case "organization" ->
                insert(
                        "insert into organization (id, name, organization_type, created_at) values (?, ?, 'federal', ?)",
                        value("organization_name"),
                        now);
            case "organization_name" -> "Organization " + UUID.randomUUID();
            case "domain" -> domain();
            case "org_membership" -> orgMembership("user");
            case "invite" -> invite("pending");
            case "accepted_invite" -> invite("accepted");
            case "cancelled_invite" -> invite("cancelled");
            case "expired_invite" -> invite("expired");
            case "org_invite" -> orgInvite("pending");
            case "accepted_org_invite" -> orgInvite("accepted");
            case "cancelled_org_invite" -> orgInvite("cancelled");
            case "invite_token" -> ItsDangerous.token(value("invite"), now);
            case "org_invite_token" -> ItsDangerous.token(value("org_invite"), now);
            case "expired_token" -> ItsDangerous.token(value("invite"), now.minus(Duration.ofDays(3)));
            case "token_of_nothing" -> ItsDangerous.token(value("random"), now);
            case "broken_token" -> value("invite_token") + "x";
            default -> throw new IllegalStateException("nothing is called " + name);
        };
    }

    private void member(String name) {
        person(name);
        services.sql("insert into user_to_service values (?, ?)", id(name), service.id());
        services.sql("""
                insert into permissions (id, user_id, service_id, permission, created_at)
                select gen_random_uuid(), ?, ?, word, ?
                  from unnest(array ['manage_users', 'manage_templates', 'manage_settings', 'send_texts', 'send_emails',
                                     'manage_api_keys', 'view_activity']) as word
                """, id(name), service.id(), now);
    }

    private String person(String name) {
        var state = switch (name) {
            case "pending_user" -> "pending";
            case "inactive_user" -> "inactive";
            default -> "active";
        };
        var email = name + "." + UUID.randomUUID() + "@agency.gov";
        values.put(name.replace("_user", "") + "_email", email);
        var made = insert("""
                insert into users (id, name, email_address, mobile_number, password_hash, password_changed_at, state,
                                   email_access_validated_at, created_at)
                values (?, 'Person', ?, '+12025550111', ?, ?, ?, ?, ?)
                """, email, HASH, now, state, now, now);
        values.put(name, made);
        return name.equals("org_member") ? orgMembership(name) : made;
    }

    private String emailOf(String name) {
        value(name.equals("inactive_email") ? "inactive_user" : name.replace("_email", ""));
        return value(name);
    }

    private static String inOtherLetters(String address) {
        return Character.toUpperCase(address.charAt(0)) + address.substring(1);
    }

    private String code() {
        var user = id("user");
        var hash = HexFormat.of().formatHex(hashes.of("code\n" + user + "\nsms\n" + CODE));
        insert(
                "insert into verify_codes (id, user_id, code_hash, code_type, expiry_datetime, created_at)"
                        + " values (?, ?, ?, 'sms', ?, ?)",
                user,
                hash,
                now.plus(Duration.ofMinutes(30)),
                now);
        return CODE;
    }

    private String credential() {
        return insert("""
                insert into webauthn_credential (id, user_id, name, credential_data, registration_response, created_at)
                values (?, ?, 'A key', 'abc', 'def', ?)
                """, id("user"), now);
    }

    private String folder(@Nullable UUID parent) {
        return insert(
                "insert into template_folder (id, service_id, name, parent_id) values (?, ?, 'A folder', ?)",
                service.id(),
                parent);
    }

    private String template(String type, @Nullable String subject) {
        var made = services.template(service, type, subject, "Hello ((name))");
        services.sql("update templates set created_by_id = ? where id = ?", id("user"), made);
        services.sql(
                "insert into template_redacted (template_id, updated_at, updated_by_id) values (?, ?, ?)"
                        + " on conflict do nothing",
                made,
                now,
                id("user"));
        return made.toString();
    }

    private String otherReplyTo() {
        return insert("""
                insert into service_email_reply_to (id, service_id, email_address, is_default, created_at)
                values (?, ?, 'other@agency.gov', false, ?)
                """, service.id(), now);
    }

    private String notification() {
        var answer = new HttpCalls(ConfigProvider.getConfig().getValue("test.url", String.class))
                .call(
                        "POST",
                        "/v2/notifications/sms",
                        Map.of("Authorization", "Bearer " + service.token(KeyType.TEST)),
                        filled("{\"phone_number\":\"+12025550111\",\"template_id\":\"{{template}}\","
                                + "\"personalisation\":{\"name\":\"Ann\"}}"));
        return answer.json().get("id").asText();
    }

    /// What the user has sent with a live key, unlike the notification, and what has arrived.
    private String message() {
        var id = Uuid7.next(now);
        services.sql("""
                insert into notifications (id, service_id, template_id, template_version, key_type, notification_type,
                                           notification_status, created_at, created_by_id)
                values (?, ?, ?, 1, 'normal', 'sms', 'delivered', ?, ?)
                """, id, service.id(), id("template"), now, id("user"));
        return id.toString();
    }

    private String defaultSender() {
        return services.texts("select id from service_sms_senders where is_default and service_id = ?", service.id())
                .getFirst();
    }

    private String numberSender() {
        return insert("""
                insert into service_sms_senders (id, service_id, sms_sender, is_default, inbound_number_id, created_at)
                values (?, ?, ?, false, ?, ?)
                """, service.id(), numberText(value("own_number")), id("own_number"), now);
    }

    private String number(@Nullable UUID owner) {
        var number = "+1202" + (Math.floorMod(UUID.randomUUID().getMostSignificantBits(), 9_000_000) + 1_000_000);
        return insert(
                "insert into inbound_numbers (id, number, provider, service_id, created_at) values (?, ?, 'sns', ?, ?)",
                number,
                owner,
                now);
    }

    private String numberText(String number) {
        return services.texts("select number from inbound_numbers where id = ?::uuid", number)
                .getFirst();
    }

    private String callback(String type) {
        return insert("""
                insert into service_callback_api (id, service_id, callback_type, url, bearer_token, updated_by_id, version,
                                                  created_at)
                values (?, ?, ?, 'https://example.gov/told', 'sealed', ?, 1, ?)
                """, service.id(), type, id("user"), now);
    }

    private String domain() {
        var domain = "d" + UUID.randomUUID() + ".gov";
        services.sql("insert into domain values (?, ?)", domain, id("organization"));
        return domain;
    }

    private String orgMembership(String name) {
        services.sql("insert into user_to_organization values (?, ?)", id(name), id("organization"));
        return value(name);
    }

    private String invite(String status) {
        return insert("""
                insert into invited_users (id, email_address, user_id, service_id, status, permissions, created_at)
                values (?, 'invited@agency.gov', ?, ?, ?, 'send_texts', ?)
                """, id("user"), service.id(), status, now);
    }

    private String orgInvite(String status) {
        return insert("""
                insert into invited_organization_users (id, email_address, invited_by_id, organization_id, status, created_at)
                values (?, 'invited@agency.gov', ?, ?, ?, ?)
                """, id("user"), id("organization"), status, now);
    }

    /// Stores a row whose first value is a new id.
    private String insert(String statement, @Nullable Object... rest) {
        var id = UUID.randomUUID();
        var all = new @Nullable Object[rest.length + 1];
        all[0] = id;
        System.arraycopy(rest, 0, all, 1, rest.length);
        services.sql(statement, all);
        return id.toString();
    }
}
