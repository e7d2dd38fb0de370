delete from role_permissions where permission in ('break_glass:use', 'break_glass:review');
drop table privacy_settings;
drop table break_glass_grants;
