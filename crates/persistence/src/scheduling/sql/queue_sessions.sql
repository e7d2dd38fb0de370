-- Sessions: blocks of working hours on one day, with their latest delay. $1 to $3 are the scope (everywhere, locations, practitioner),
-- $4 location or null, $5 practitioner or null, $6 session or null, $7 day or null for today at each location, $8 now.
select w.id, w.practitioner_id, p.name as practitioner_name, w.location_id, l.name as location_name, l.time_zone, d.day as on_date,
    (d.day + w.starts) at time zone l.time_zone as starts_at,
    (d.day + w.ends) at time zone l.time_zone as ends_at,
    (d.day + w.break_from) at time zone l.time_zone as break_from,
    (d.day + w.break_until) at time zone l.time_zone as break_until,
    coalesce(late.minutes, 0) as delay_minutes, late.reason as delay_reason, late.created_at as delayed_at
from working_hours w
join practitioners p on p.id = w.practitioner_id
join locations l on l.id = w.location_id
cross join lateral (select coalesce($7::date, ($8::timestamptz at time zone l.time_zone)::date) as day) d
left join lateral (
    select y.minutes, y.reason, y.created_at from delays y
    where y.session_id = w.id and y.on_date = d.day
    order by y.created_at desc, y.id desc
    limit 1
) late on true
where ($1 or w.location_id = any($2) or w.practitioner_id = $3)
    and ($4::uuid is null or w.location_id = $4)
    and ($5::uuid is null or w.practitioner_id = $5)
    and ($6::uuid is null or w.id = $6)
    and (
        w.archived_at is null and w.weekday = extract(isodow from d.day) and w.valid_from <= d.day and (w.valid_until is null or d.day <= w.valid_until)
        or exists (select from queue_entries q where q.session_id = w.id and q.on_date = d.day)
    )
order by w.location_id, starts_at, p.name, w.id
