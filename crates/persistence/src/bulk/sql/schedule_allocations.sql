-- What the visits take: the practitioner, and each room or device of the location that the service needs. An index is read faster
-- after it is built, so visits that ended long ago are written like the others.
insert into allocations (id, resource_id, during, appointment_id)
select (substr(a.id::text, 1, 24) || substr(md5(a.id::text || x.resource_id), 1, 12))::uuid, x.resource_id,
    tstzrange(a.starts_at - make_interval(mins => s.buffer_before_minutes), a.ends_at + make_interval(mins => s.buffer_after_minutes)), a.id
from appointments a
join services s on s.id = a.service_id
cross join lateral (
    select a.practitioner_id as resource_id
    union all
    select r.id from service_resources n join resources r on r.id = n.resource_id where n.service_id = a.service_id and r.location_id = a.location_id
) x
where a.state not in ('cancelled', 'no_show')
order by x.resource_id, a.starts_at
on conflict do nothing
