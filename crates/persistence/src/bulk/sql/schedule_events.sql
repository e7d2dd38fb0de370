-- $1 now: what happened to the visits of the last and the next weeks.
insert into appointment_events (id, appointment_id, at, kind, by_whom)
select (substr(a.id::text, 1, 24) || substr(md5(a.id::text || k.kind), 1, 12))::uuid, a.id, k.at, k.kind, k.by_whom
from appointments a
cross join lateral (values
    ('booked', a.created_at, case when a.source = 'portal' then 'patient' else 'staff' end, true),
    ('done', a.ends_at, 'staff', a.state = 'done'),
    ('no_show', a.ends_at, 'staff', a.state = 'no_show'),
    ('cancelled', least(a.starts_at - interval '5 hours', $1), 'patient', a.state = 'cancelled'),
    ('confirmed', a.starts_at - interval '20 hours', 'link', a.state = 'confirmed' and a.starts_at - interval '20 hours' < $1)
) k(kind, at, by_whom, happened)
where k.happened and a.starts_at > $1 - interval '30 days'
