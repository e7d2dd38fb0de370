delete from role_permissions where permission in ('files:read', 'files:write');
drop table files;
