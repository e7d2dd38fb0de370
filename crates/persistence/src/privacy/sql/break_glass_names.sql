(select json_build_object(
    'contact', c.name,
    'mrn', c.mrn,
    'user', u.name,
    'reviewer', (select r.name from users r where r.id = break_glass_grants.reviewed_by),
    'accesses', (select count(*) from audit_entries e
                 where e.grant_id = break_glass_grants.id and e.action not in ('break_glass', 'review')))
 from contacts c cross join users u
 where c.id = break_glass_grants.contact_id and u.id = break_glass_grants.user_id)
