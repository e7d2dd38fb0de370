-- Blocks of hours from $1 to $2, at location $3 and of practitioner $4 or of all, and how full they are.
select b.*,
    (select count(*)::int from appointments a
        where a.practitioner_id = b.practitioner_id and a.location_id = b.location_id and a.starts_at >= b.starts_at and a.starts_at < b.ends_at
            and a.state not in ('cancelled', 'no_show')) as booked,
    (select coalesce(sum(extract(epoch from least(a.ends_at, b.ends_at) - a.starts_at) / 60), 0)::int from appointments a
        where a.practitioner_id = b.practitioner_id and a.location_id = b.location_id and a.starts_at >= b.starts_at and a.starts_at < b.ends_at
            and a.state not in ('cancelled', 'no_show')) as booked_minutes,
    (extract(epoch from b.ends_at - b.starts_at - coalesce(b.break_until - b.break_from, interval '0')) / 60)::int as open_minutes
from (
    select w.id as session_id, w.practitioner_id, p.name as practitioner_name, w.location_id, l.name as location_name, l.time_zone,
        d.day::date as on_date, (d.day + w.starts) at time zone l.time_zone as starts_at, (d.day + w.ends) at time zone l.time_zone as ends_at,
        (d.day + w.break_from) at time zone l.time_zone as break_from, (d.day + w.break_until) at time zone l.time_zone as break_until,
        w.daily_cap
    from working_hours w
    join practitioners p on p.id = w.practitioner_id and p.archived_at is null
    join locations l on l.id = w.location_id and l.archived_at is null
    cross join lateral generate_series(
        date_trunc('day', $1 at time zone l.time_zone), $2 at time zone l.time_zone, interval '1 day'
    ) as d(day)
    where w.archived_at is null and ($3::uuid is null or w.location_id = $3) and ($4::uuid is null or w.practitioner_id = $4)
        and extract(isodow from d.day) = w.weekday
        and d.day::date >= w.valid_from and (w.valid_until is null or d.day::date <= w.valid_until)
        and not exists (
            select from holidays h
            where h.on_date = d.day::date and h.archived_at is null and (h.location_id is null or h.location_id = l.id)
        )
) b
where b.ends_at > $1 and b.starts_at < $2
order by b.starts_at, b.practitioner_name, b.session_id
