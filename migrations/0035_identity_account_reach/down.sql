delete from role_permissions where permission = 'contacts:read' and role_id in (select id from roles where code = 'sales' and built_in);

update roles set reach = case when code = 'sales' and built_in then 'locations' else 'nobody' end, version = version + 1, updated_at = now()
where reach = 'accounts';

alter table roles drop constraint roles_reach;
alter table roles add constraint roles_reach check (reach in ('locations', 'care', 'own', 'nobody'));
