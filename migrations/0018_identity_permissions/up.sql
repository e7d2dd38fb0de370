-- Roles that are there already get the permissions of scheduling, queue, messages, consents and tasks; on a new
-- installation there are no roles yet, and the program makes them with everything.

insert into role_permissions (role_id, permission)
select r.id, p.permission
from roles r
join (values
    ('admin', '{schedule:read,messages:inspect,templates:write}'::text[]),
    ('manager', '{schedule:read,schedule:write,appointments:read,appointments:write,appointments:overbook,queue:read,queue:write,queue:prioritise,recalls:read,recalls:write,tasks:read,tasks:write,messages:read,messages:write,consents:read,consents:write,portal:invite}'),
    ('receptionist', '{schedule:read,appointments:read,appointments:write,queue:read,queue:write,queue:prioritise,recalls:read,recalls:write,tasks:read,tasks:write,messages:read,messages:write,consents:read,consents:write,portal:invite}'),
    ('doctor', '{schedule:read,schedule:write,appointments:read,appointments:write,appointments:overbook,queue:read,queue:write,queue:prioritise,recalls:read,recalls:write,tasks:read,tasks:write}'),
    ('head_doctor', '{schedule:read,schedule:write,appointments:read,appointments:write,appointments:overbook,queue:read,queue:write,queue:prioritise,recalls:read,recalls:write,tasks:read,tasks:write}'),
    ('lab_staff', '{schedule:read,tasks:read,tasks:write}'),
    ('agent', '{tasks:read,tasks:write,messages:read,messages:write}'),
    ('marketer', '{consents:read}'),
    ('sales', '{tasks:read,tasks:write}'),
    ('patient', '{portal:use,appointments:read,appointments:write}')
) as granted (code, permissions) on granted.code = r.code
cross join lateral unnest(granted.permissions) as p (permission)
where r.built_in
on conflict do nothing;
