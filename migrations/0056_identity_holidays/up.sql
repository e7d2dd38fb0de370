-- Holidays have a permission of their own: whoever changes the settings of the clinic keeps it, and managers get it for their branches.
insert into role_permissions (role_id, permission)
select r.id, 'holidays:write'
from roles r
where r.built_in and r.code = 'manager'
    or exists (select from role_permissions p where p.role_id = r.id and p.permission = 'organisation:write')
on conflict do nothing;
