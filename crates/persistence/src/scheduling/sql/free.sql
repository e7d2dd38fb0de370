-- The rooms and devices among which a visit takes one of each kind, with the time that is taken.
needs as materialized (
    select r.location_id, r.kind, r.id,
        coalesce((
            select range_agg(x.during)
            from (
                select a.during, a.hold_id, a.appointment_id from allocations a
                where not a.overbooked and a.resource_id = r.id and a.during && span.during
                union all
                select a.during, a.hold_id, a.appointment_id from allocations a
                where a.overbooked and a.resource_id = r.id and a.during && span.during
            ) x
            left join holds h on h.id = x.hold_id
            where (x.hold_id is null or h.expires_at > $8) and ($10::uuid is null or x.appointment_id is distinct from $10::uuid)
        ), '{}') as busy
    from (select tstzrange(min(b.opens) - interval '4 hours', max(b.closes) + interval '4 hours') as during from blocks b) span
    join service_resources sr on sr.service_id = $1
    join resources r on r.id = sr.resource_id and r.archived_at is null and ($3::uuid is null or r.location_id = $3)
),
-- Of each block the time that is taken, and the time in which the practitioner is away.
days as materialized (
    select b.*, coalesce(t.busy, '{}') as busy, coalesce(v.away, '{}') as away,
        b.daily_cap is not null and (
            select count(*) from appointments a
            where a.practitioner_id = b.practitioner_id and a.location_id = b.location_id
                and a.starts_at >= b.opens and a.starts_at < b.closes
                and a.state not in ('cancelled', 'no_show') and a.id is distinct from $10::uuid
        ) + (
            select count(*) from holds h
            where h.practitioner_id = b.practitioner_id and h.location_id = b.location_id
                and h.starts_at >= b.opens and h.starts_at < b.closes and h.expires_at > $8
        ) >= b.daily_cap as is_full
    from blocks b
    cross join service s
    cross join lateral (
        select range_agg(x.during) as busy
        from (
            select a.during, a.hold_id, a.appointment_id from allocations a
            where not a.overbooked and a.resource_id = b.practitioner_id and a.during && tstzrange(b.opens - s.before, b.closes + s.after)
            union all
            select a.during, a.hold_id, a.appointment_id from allocations a
            where a.overbooked and a.resource_id = b.practitioner_id and a.during && tstzrange(b.opens - s.before, b.closes + s.after)
        ) x
        left join holds h on h.id = x.hold_id
        where (x.hold_id is null or h.expires_at > $8) and ($10::uuid is null or x.appointment_id is distinct from $10::uuid)
    ) t
    cross join lateral (
        select range_agg(tstzrange(x.starts_at, x.ends_at)) as away
        from absences x
        where x.practitioner_id = b.practitioner_id and x.archived_at is null and (x.location_id is null or x.location_id = b.location_id)
            and x.starts_at < b.closes and x.ends_at > b.opens
    ) v
    where b.closes > b.earliest and b.opens < b.latest
),
-- Every free start.
free as (
    select d.practitioner_id, d.practitioner_name, d.location_id, d.location_name, d.time_zone, t.start as starts_at, t.start + s.length as ends_at
    from days d
    cross join service s
    cross join lateral generate_series(d.opens, d.closes - s.length, s.step) as t(start)
    where not d.is_full and t.start >= d.earliest and t.start < d.latest
        and not d.busy && tstzrange(t.start - s.before, t.start + s.length + s.after)
        and not d.away && tstzrange(t.start, t.start + s.length)
        and not d.pause && tstzrange(t.start, t.start + s.length)
        -- where the clocks change, only what the block really has by the clock
        and (t.start at time zone d.time_zone) >= d.local_opens and ((t.start + s.length) at time zone d.time_zone) <= d.local_closes
        and not exists (
            select from needs n
            where n.location_id = d.location_id
            group by n.kind
            having bool_and(n.busy && tstzrange(t.start - s.before, t.start + s.length + s.after))
        )
)
