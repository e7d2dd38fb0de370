-- $1 now: the queues of today. Who was seen is done, who is next is in the room, who is due soon waits; one in each queue came without
-- an appointment.
with visits as (
    select a.id, a.contact_id, a.practitioner_id, a.location_id, a.starts_at, a.ends_at, a.state, w.id as session_id, d.day,
        row_number() over (partition by w.id order by a.starts_at, a.id) as number,
        row_number() over (partition by w.id, a.state order by a.starts_at, a.id) as place
    from appointments a
    join locations l on l.id = a.location_id
    cross join lateral (
        select (a.starts_at at time zone l.time_zone)::date as day, (a.starts_at at time zone l.time_zone)::time as clock
    ) d
    join working_hours w on w.practitioner_id = a.practitioner_id and w.location_id = a.location_id
        and w.weekday = extract(isodow from d.day) and d.clock >= w.starts and d.clock < w.ends
    where d.day = ($1 at time zone l.time_zone)::date and a.state in ('done', 'confirmed') and a.starts_at < $1 + interval '35 minutes'
        and a.starts_at > $1 - interval '1 day'
),
people as (
    select v.*,
        case when v.state = 'done' then 'done' when v.place = 1 and v.starts_at < $1 + interval '10 minutes' then 'in_progress' else 'waiting' end
            as stands,
        v.state = 'confirmed' and v.place = 3 as walked_in
    from visits v
),
entries as (
    insert into queue_entries (id, appointment_id, contact_id, practitioner_id, location_id, session_id, number_session_id, on_date, number, kind,
        state, booked_at, arrived_at, called_at, started_at, finished_at, calls, call_position, updated_at)
    select (substr(p.id::text, 1, 24) || substr(md5(p.id::text || 'queue'), 1, 12))::uuid, p.id, p.contact_id, p.practitioner_id, p.location_id,
        p.session_id, p.session_id, p.day, p.number, case when p.walked_in then 'walk_in' else 'booked' end, p.stands,
        case when not p.walked_in then p.starts_at end, least(p.starts_at - interval '15 minutes', $1 - interval '5 minutes'),
        case p.stands when 'done' then p.starts_at when 'in_progress' then $1 - interval '4 minutes' end,
        case p.stands when 'done' then p.starts_at + interval '2 minutes' when 'in_progress' then $1 - interval '3 minutes' end,
        case p.stands when 'done' then p.ends_at end,
        case when p.stands = 'waiting' then 0 else 1 end, case when p.stands <> 'waiting' then p.number end, $1
    from people p
    returning *
),
counters as (
    insert into queue_counters (session_id, on_date, last_number)
    select session_id, on_date, max(number) from entries group by session_id, on_date
),
told as (
    insert into appointment_events (id, appointment_id, at, kind, by_whom)
    select (substr(e.id::text, 1, 24) || substr(md5(e.id::text || k.kind), 1, 12))::uuid, e.appointment_id, k.at, k.kind, 'staff'
    from entries e
    cross join lateral (values ('checked_in', e.arrived_at), ('called', e.called_at), ('started', e.started_at)) k(kind, at)
    where k.at is not null
)
update appointments a
set state = case e.state when 'waiting' then 'checked_in' else e.state end,
    source = case e.kind when 'walk_in' then 'walk_in' else a.source end, version = a.version + 1, updated_at = $1
from entries e
where a.id = e.appointment_id
