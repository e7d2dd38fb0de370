-- Whether a time can be booked, and if not, why. The start is $4 and $6; $11 the end or null, $12 a hold that is looked through or null.
visit as materialized (
    select s.*, e.ends_at, tstzrange($4, e.ends_at) as during, tstzrange($4 - s.before, e.ends_at + s.after) as busy
    from service s cross join lateral (select coalesce($11::timestamptz, $4 + s.length) as ends_at) e
),
session as materialized (
    select b.* from blocks b
    where ($4 at time zone b.time_zone) >= b.local_opens and ($4 at time zone b.time_zone) < b.local_closes
),
wanted as materialized (
    select $2 as resource_id union all select sr.resource_id from service_resources sr where sr.service_id = $1
),
taken as materialized (
    select x.resource_id
    from visit v
    cross join wanted w
    cross join lateral (
        select a.* from allocations a where not a.overbooked and a.resource_id = w.resource_id and a.during && v.busy
        union all
        select a.* from allocations a where a.overbooked and a.resource_id = w.resource_id and a.during && v.busy
    ) x
    left join holds h on h.id = x.hold_id
    where (x.hold_id is null or (h.expires_at > $8 and h.id is distinct from $12::uuid)) and ($10::uuid is null or x.appointment_id is distinct from $10::uuid)
),
rooms as materialized (
    select r.id, r.kind, r.name, not exists (select from taken t where t.resource_id = r.id) as is_free
    from service_resources sr join resources r on r.id = sr.resource_id and r.archived_at is null and r.location_id = $3
    where sr.service_id = $1
)
select v.ends_at, lower(v.busy) as busy_from, upper(v.busy) as busy_until,
    s.price_amount, s.price_currency, s.online as is_online, s.needs_approval,
    exists (
        select from practitioner_services ps
        join practitioners p on p.id = ps.practitioner_id and p.archived_at is null
        join working_hours w on w.practitioner_id = p.id and w.location_id = $3 and w.archived_at is null
        where ps.service_id = $1 and ps.practitioner_id = $2
    ) as is_offered,
    $4 < $8 as is_past,
    $4 < $8 + make_interval(mins => r.book_from_minutes) as is_too_soon,
    $4 > $8 + make_interval(days => r.book_ahead_days) as is_too_far,
    exists (
        select from holidays h
        where h.on_date = ($4 at time zone l.time_zone)::date and h.archived_at is null and (h.location_id is null or h.location_id = l.id)
    ) as is_holiday,
    exists (
        select from absences x
        where x.practitioner_id = $2 and x.archived_at is null and (x.location_id is null or x.location_id = $3)
            and tstzrange(x.starts_at, x.ends_at) && v.during
    ) as is_away,
    exists (
        select from session b where (v.ends_at at time zone b.time_zone) <= b.local_closes and not b.pause && v.during
    ) as is_in_hours,
    exists (
        select from session b where extract(epoch from $4 - b.opens)::bigint % extract(epoch from v.step)::bigint = 0
    ) as is_on_grid,
    exists (
        select from session b
        where b.daily_cap <= (
            select count(*) from appointments a
            where a.practitioner_id = $2 and a.location_id = $3 and a.starts_at >= b.opens and a.starts_at < b.closes
                and a.state not in ('cancelled', 'no_show') and a.id is distinct from $10::uuid
        ) + (
            select count(*) from holds h
            where h.practitioner_id = $2 and h.location_id = $3 and h.starts_at >= b.opens and h.starts_at < b.closes
                and h.expires_at > $8 and h.id is distinct from $12::uuid
        )
    ) as is_full,
    exists (select from taken t where t.resource_id = $2) as is_taken,
    exists (select from rooms x group by x.kind having bool_and(not x.is_free)) as is_without_room,
    array(select distinct on (x.kind) x.id from rooms x where x.is_free order by x.kind, x.name, x.id) as room_ids
from visit v
join services s on s.id = v.id
cross join rules r
join locations l on l.id = $3 and l.archived_at is null
