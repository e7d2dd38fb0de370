-- $1 now: who has a visit has a care relation; some are due again, some wait for an earlier time.
with care as (
    insert into care_relations (practitioner_id, contact_id, since)
    select distinct on (a.practitioner_id, a.contact_id) a.practitioner_id, a.contact_id, a.created_at
    from appointments a
    where a.state <> 'cancelled' and a.starts_at > $1 - interval '60 days'
    order by a.practitioner_id, a.contact_id, a.created_at
    on conflict do nothing
    returning 1
),
due as (
    insert into recalls (id, contact_id, service_id, location_id, due_on, created_at, updated_at)
    select (substr(a.id::text, 1, 24) || substr(md5(a.id::text || 'recall'), 1, 12))::uuid, a.contact_id, a.service_id, a.location_id,
        ($1 at time zone l.time_zone)::date + (row_number() over (order by a.id) % 60)::int - 35, $1, $1
    from (
        select distinct on (contact_id) * from appointments
        where state = 'done' and starts_at > $1 - interval '30 days'
        order by contact_id, starts_at
    ) a
    join locations l on l.id = a.location_id
    where ascii(right(a.id::text, 1)) % 5 = 0
        and not exists (
            select from appointments o
            where o.contact_id = a.contact_id and o.service_id = a.service_id and o.starts_at > $1 and o.state in ('requested', 'confirmed'))
    order by a.id
    limit 60
    on conflict do nothing
    returning 1
)
insert into waiting_list_entries (id, contact_id, service_id, location_id, practitioner_id, earliest_on, latest_on, created_at, updated_at)
select (substr(a.id::text, 1, 24) || substr(md5(a.id::text || 'waits'), 1, 12))::uuid, a.contact_id, a.service_id, a.location_id,
    case when ascii(right(a.id::text, 1)) % 2 = 0 then a.practitioner_id end,
    ($1 at time zone l.time_zone)::date + 1, (a.starts_at at time zone l.time_zone)::date, least(a.created_at, $1), least(a.created_at, $1)
from appointments a join locations l on l.id = a.location_id
where a.state = 'confirmed' and a.starts_at > $1 + interval '6 days'
order by md5(a.id::text)
limit 12
