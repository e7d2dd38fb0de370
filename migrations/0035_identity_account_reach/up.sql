-- Sales deal with the contacts of accounts, and with nobody else.

alter table roles drop constraint roles_reach;
alter table roles add constraint roles_reach check (reach in ('locations', 'care', 'own', 'accounts', 'nobody'));

update roles set reach = 'accounts', version = version + 1, updated_at = now() where code = 'sales' and built_in;

insert into role_permissions (role_id, permission)
select id, 'contacts:read' from roles where code = 'sales' and built_in
on conflict do nothing;
