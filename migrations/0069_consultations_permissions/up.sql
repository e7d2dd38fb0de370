-- Roles that are there already get the permissions of consultations.
insert into role_permissions (role_id, permission)
select r.id, p.permission
from roles r
join (values
    ('admin', '{head_doctors:write}'::text[]),
    ('manager', '{head_doctors:write}'),
    ('doctor', '{consultations:read,consultations:write,consultations:answer}'),
    ('head_doctor', '{consultations:read,consultations:write,consultations:answer}'),
    ('patient', '{consultations:read,consultations:write}')
) as granted (code, permissions) on granted.code = r.code
cross join lateral unnest(granted.permissions) as p (permission)
where r.built_in
on conflict do nothing;
