-- Notify's own account: the service, its author and the templates of the messages that Notify itself sends.

insert into users (id, name, email_address, password_hash, password_changed_at, state, auth_type, email_access_validated_at, created_at)
values ('6af522d0-2915-4e52-83a3-3690455a5fe6', 'Notify service user', 'notify-service-user@${email-domain}', 'unusable',
        now(), 'inactive', 'email_auth', now(), now());

insert into services (id, name, email_from, restricted, message_limit, prefix_sms, organization_type, created_by_id, version, created_at)
values ('d6aa2c68-a2d9-4437-ab19-3ae8eb202553', 'Notify.gov', 'testsender', false, 1000, false, 'federal',
        '6af522d0-2915-4e52-83a3-3690455a5fe6', 1, now());
insert into services_history select * from services where id = 'd6aa2c68-a2d9-4437-ab19-3ae8eb202553';

insert into user_to_service values ('6af522d0-2915-4e52-83a3-3690455a5fe6', 'd6aa2c68-a2d9-4437-ab19-3ae8eb202553');

insert into service_permissions
select 'd6aa2c68-a2d9-4437-ab19-3ae8eb202553', permission, now()
  from unnest(array ['sms', 'email', 'international_sms', 'inbound_sms']) as permission;

insert into inbound_numbers (id, number, provider, service_id, created_at)
values ('0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f01', '${toll-free-number}', 'sns', 'd6aa2c68-a2d9-4437-ab19-3ae8eb202553', now());

insert into service_sms_senders (id, service_id, sms_sender, is_default, inbound_number_id, created_at)
values ('0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f02', 'd6aa2c68-a2d9-4437-ab19-3ae8eb202553', '${toll-free-number}', true,
        '0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f01', now());

insert into provider_details (id, display_name, identifier, notification_type, active, supports_international)
values ('0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f11', 'AWS SES', 'ses', 'email', true, false),
       ('0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f12', 'AWS SNS', 'sns', 'sms', true, true),
       ('0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f13', 'AWS End User Messaging', 'eum', 'sms', false, true),
       ('0b8e0f4d-5e76-4f0f-9a55-6e0d1b1c7f14', 'AWS Pinpoint', 'pinpoint', 'sms', false, false);
insert into provider_details_history select * from provider_details;

insert into templates (id, name, template_type, subject, content, service_id, created_by_id, version, created_at)
select id::uuid, name, type, subject, content, 'd6aa2c68-a2d9-4437-ab19-3ae8eb202553', '6af522d0-2915-4e52-83a3-3690455a5fe6', 1, now()
  from (values
    ('4f46df42-f795-4cc4-83bb-65ca312f49cc', 'Notify invitation email', 'email',
     '((user_name)) has invited you to join ((service_name)) on Notify.gov',
     E'((user_name)) has invited you to join ((service_name)) on Notify.gov.\n\nUse this link to accept the invitation:\n\n((url))\n\nThe invitation stops working after two days. If you did not expect it, you can ignore this email.'),
    ('36fb0730-6259-4da1-8a80-c8de22ad4246', 'Notify SMS verify code', 'sms', null,
     '((verify_code)) is your Notify.gov sign-in code'),
    ('299726d2-dba6-42b8-8209-30e1d66ea164', 'Notify email verify code', 'email', 'Sign in to Notify.gov',
     E'Hello ((name)),\n\nUse this link to sign in to Notify.gov:\n\n((url))\n\nIf you did not try to sign in, you can ignore this email.'),
    ('ece42649-22a8-4d06-b87f-d52d5d3f0a27', 'Notify email verification code', 'email', 'Confirm your email address for Notify.gov',
     E'Hello ((name)),\n\nTo finish creating your Notify.gov account, confirm your email address:\n\n((url))\n\nIf you did not ask for an account, you can ignore this email.'),
    ('474e9242-823b-4f99-813d-ed392e7f1201', 'Notify password reset email', 'email', 'Reset your Notify.gov password',
     E'Hello ((user_name)),\n\nUse this link to choose a new password for Notify.gov:\n\n((url))\n\nIf you did not ask for this, you can ignore this email: your password stays as it is.'),
    ('0880fbb1-a0c6-46f0-9a8e-36c986381ceb', 'Your Notify.gov account', 'email', 'You already have a Notify.gov account',
     E'Someone tried to create a Notify.gov account with this email address, which already has one.\n\nSign in here:\n\n((signin_url))\n\nForgotten your password? Choose a new one:\n\n((forgot_password_url))\n\nIf this was not you, tell us:\n\n((feedback_url))'),
    ('eb4d9930-87ab-4aef-9bce-786762687884', 'Confirm new email address', 'email', 'Confirm your new email address for Notify.gov',
     E'Hello ((name)),\n\nTo start using this email address with Notify.gov, confirm it:\n\n((url))\n\nIf you did not ask for this change, tell us:\n\n((feedback_url))'),
    ('618185c6-3636-49cd-b7d2-6f6f5eb3bdde', 'Automated "You’re now live" message', 'email', '((service name)) is now live on Notify.gov',
     E'Hello ((name)),\n\n((service name)) is now live: it can send messages to anyone.'),
    ('203566f0-d835-47c5-aa06-932439c86573', 'Notify organization invitation email', 'email',
     '((user_name)) has invited you to join ((organization_name)) on Notify.gov',
     E'((user_name)) has invited you to join ((organization_name)) on Notify.gov.\n\nUse this link to accept the invitation:\n\n((url))\n\nThe invitation stops working after two days. If you did not expect it, you can ignore this email.'),
    ('c73f1d71-4049-46d5-a647-d013bdeca3f0', 'Email address changed by service manager', 'email', 'Your Notify.gov email address was changed',
     E'Hello ((name)),\n\n((servicemanagername)) changed the email address of your Notify.gov account to ((email address)).\n\nIf you did not expect this, contact them.'),
    ('8a31520f-4751-4789-8ea1-fe54496725eb', 'Phone number changed by service manager', 'sms', null,
     'Your Notify.gov phone number was changed by ((servicemanagername)). If you did not expect this, contact them.'),
    ('a42f1d17-9404-46d5-a647-d013bdfca3e1', 'Verify email reply-to address for a service', 'email', 'Your reply-to address works',
     E'Hello,\n\nThis address can now receive replies to emails that a service sends with Notify.gov. There is nothing you need to do.'),
    ('4fd2e43c-309b-4e50-8fb8-1955852d9d71', 'MOU Signed By Receipt', 'email', 'You accepted the Notify.gov agreement',
     E'Hello ((signed_by_name)),\n\nYou accepted the agreement with Notify.gov for ((org_name)). Read it here:\n\n((mou_link))'),
    ('c20206d5-bf03-4002-9a90-37d5032d9e84', 'MOU Signed On Behalf Of Receipt - Signed by', 'email', 'You accepted the Notify.gov agreement',
     E'Hello ((signed_by_name)),\n\nOn behalf of ((on_behalf_of_name)), you accepted the agreement with Notify.gov for ((org_name)). Read it here:\n\n((mou_link))'),
    ('522b6657-5ca5-4368-a294-6b527703bd0b', 'MOU Signed On Behalf Of Receipt - On Behalf Of', 'email', 'The Notify.gov agreement was accepted for you',
     E'Hello ((on_behalf_of_name)),\n\n((signed_by_name)) accepted the agreement with Notify.gov for ((org_name)) on your behalf. Read it here:\n\n((mou_link))'),
    ('d0e66c4c-0c50-43f0-94f5-f85b613202d4', 'MOU Signed Notify Team Alert', 'email', '((org_name)) accepted the Notify.gov agreement',
     E'((signed_by_name)) accepted the agreement for ((org_name)):\n\n((org_dashboard_link))'),
    ('42a23d19-504e-49bb-a95e-4976baff4757', 'Example text message template', 'sms', null,
     'Hey, I’m trying out Notify.gov! Today is ((day of week)) and my favorite color is ((color)).'))
    as t(id, name, type, subject, content);
insert into templates_history select * from templates;
insert into template_redacted (template_id, updated_at, updated_by_id)
select id, now(), '6af522d0-2915-4e52-83a3-3690455a5fe6' from templates;
