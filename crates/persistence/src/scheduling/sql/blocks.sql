-- Blocks of hours of whoever gives a service, on each day of a period; free times and the check of a booking share this.
-- $1 service, $2 practitioner or null, $3 location or null, $4 and $5 the start as a moment or as a day of the location,
-- $6 and $7 the end likewise (a day is included), $8 now, $9 whether only what patients book by themselves, $10 an
-- appointment that is looked through or null.
with rules as materialized (select * from scheduling_settings),
service as materialized (
    select s.id, s.duration_minutes,
        make_interval(mins => s.duration_minutes) as length,
        make_interval(mins => coalesce(s.slot_minutes, s.duration_minutes)) as step,
        make_interval(mins => s.buffer_before_minutes) as before,
        make_interval(mins => s.buffer_after_minutes) as after
    from services s
    where s.id = $1 and s.archived_at is null and (s.online or not $9)
),
blocks as materialized (
    select w.id as session_id, w.practitioner_id, p.name as practitioner_name, w.location_id, l.name as location_name, l.time_zone,
        w.daily_cap, d.day::date as on_date, d.day + w.starts as local_opens, d.day + w.ends as local_closes,
        (d.day + w.starts) at time zone l.time_zone as opens, (d.day + w.ends) at time zone l.time_zone as closes,
        case when w.break_from is null then 'empty'::tstzrange
            else tstzrange((d.day + w.break_from) at time zone l.time_zone, (d.day + w.break_until) at time zone l.time_zone) end as pause,
        greatest(edge.first, case when $9 then $8 + make_interval(mins => r.book_from_minutes) else $8 end) as earliest,
        case when $9 then least(edge.last, $8 + make_interval(days => r.book_ahead_days)) else edge.last end as latest
    from service s
    cross join rules r
    join practitioner_services ps on ps.service_id = s.id and ($2::uuid is null or ps.practitioner_id = $2)
    join practitioners p on p.id = ps.practitioner_id and p.archived_at is null
    join working_hours w on w.practitioner_id = p.id and w.archived_at is null and ($3::uuid is null or w.location_id = $3)
    join locations l on l.id = w.location_id and l.archived_at is null
    cross join lateral (
        select coalesce($4::timestamptz, $5::date::timestamp at time zone l.time_zone) as first,
            coalesce($6::timestamptz, ($7::date + 1)::timestamp at time zone l.time_zone) as last
    ) edge
    cross join lateral generate_series(
        date_trunc('day', edge.first at time zone l.time_zone), edge.last at time zone l.time_zone, interval '1 day'
    ) as d(day)
    where extract(isodow from d.day) = w.weekday
        and d.day::date >= w.valid_from and (w.valid_until is null or d.day::date <= w.valid_until)
        and not exists (
            select from holidays h
            where h.on_date = d.day::date and h.archived_at is null and (h.location_id is null or h.location_id = l.id)
        )
),
