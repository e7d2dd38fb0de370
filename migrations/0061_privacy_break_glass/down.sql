delete from role_permissions where permission in ('break_glass:use', 'break_glass:review');
drop table privacy_settings;
alter table idempotency_keys drop column glass_contact_ids;
drop table break_glass_grants;
