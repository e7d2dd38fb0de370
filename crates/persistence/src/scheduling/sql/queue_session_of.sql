-- The block of a practitioner's hours at this location that covers a moment, else the nearest one of this day, by the clock, else of any.
-- $1 practitioner, $2 location, $3 the moment.
select w.id, m.day as on_date,
    w.weekday = extract(isodow from m.day) and w.valid_from <= m.day and (w.valid_until is null or m.day <= w.valid_until) as is_of_day
from locations l
cross join lateral (select ($3::timestamptz at time zone l.time_zone)::date as day, ($3::timestamptz at time zone l.time_zone)::time as clock) m
join working_hours w on w.practitioner_id = $1 and w.location_id = l.id and w.archived_at is null
where l.id = $2 and l.archived_at is null
order by is_of_day desc, w.weekday = extract(isodow from m.day) desc,
    case when m.clock < w.starts then w.starts - m.clock when m.clock >= w.ends then m.clock - w.ends else interval '0' end,
    w.starts, w.id
limit 1
