-- $1 now, $2 the first day before it, $3 the last day after it, $4 the share of taken starts in percent, $5 codes given so far,
-- $6 visits at most. Past visits are done, not kept or cancelled; today's stand where the clock stands. Days are those of the
-- location, as times without a zone, until hours are added. Nobody comes before they were registered, except in the years that
-- are only there to have many visits, which come after the first codes.
with people as materialized (
    select x.location_id, x.contact_id, c.created_at as registered_at,
        row_number() over (partition by x.location_id order by x.contact_id) - 1 as number
    from contact_locations x join contacts c on c.id = x.contact_id and c.mrn is not null and c.archived_at is null
),
crowds as materialized (
    select location_id, count(*) as people from people group by location_id
),
given as (
    select ps.practitioner_id, ps.service_id, s.duration_minutes, s.price_amount, s.price_currency, s.needs_approval,
        row_number() over (partition by ps.practitioner_id order by s.duration_minutes, s.code) - 1 as number,
        count(*) over (partition by ps.practitioner_id) as services
    from practitioner_services ps join services s on s.id = ps.service_id and s.duration_minutes <= 30
),
starts as (
    select w.practitioner_id, w.location_id, t.at as starts_at,
        ('x' || substr(md5(w.id::text || t.at), 1, 8))::bit(32)::bigint as dice
    from working_hours w join locations l on l.id = w.location_id
    cross join lateral generate_series(
        (($1 at time zone l.time_zone)::date - $2)::timestamp, (($1 at time zone l.time_zone)::date + $3)::timestamp, interval '1 day') d(day)
    cross join lateral generate_series(
        (d.day + w.starts) at time zone l.time_zone, (d.day + w.ends) at time zone l.time_zone - interval '30 minutes', interval '30 minutes') t(at)
    where extract(isodow from d.day) = w.weekday and exists (select from given g where g.practitioner_id = w.practitioner_id)
        and (w.break_from is null or not tstzrange(t.at, t.at + interval '30 minutes')
            && tstzrange((d.day + w.break_from) at time zone l.time_zone, (d.day + w.break_until) at time zone l.time_zone))
        and not exists (select from holidays h where h.on_date = d.day::date and h.archived_at is null)
),
chosen as (
    select s.*, row_number() over (order by s.starts_at, s.practitioner_id) as number
    from starts s
    where s.dice % 100 < $4
    order by abs(extract(epoch from s.starts_at - $1))
    limit $6
),
-- With the number of the person, so that a million visits find their people among a million by hash.
wanted as materialized (
    select c.*, g.service_id, g.duration_minutes, g.price_amount, g.price_currency, c.dice % n.people as person
    from chosen c
    join given g on g.practitioner_id = c.practitioner_id and g.number = c.dice / 7 % g.services
    join crowds n on n.location_id = c.location_id
)
insert into appointments (id, code, contact_id, practitioner_id, location_id, service_id, starts_at, ends_at, state, source,
    price_amount, price_currency, created_at, updated_at)
select (lpad(to_hex((extract(epoch from b.made_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(c.dice::text), 1, 3)
        || '8' || substr(md5(c.practitioner_id::text || c.starts_at), 1, 15))::uuid,
    (select string_agg(substr('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', ((x.scrambled >> (5 * k)) & 31)::int + 1, 1), '') from generate_series(0, 7) k),
    p.contact_id, c.practitioner_id, c.location_id, c.service_id, c.starts_at, c.starts_at + make_interval(mins => c.duration_minutes),
    case
        when c.dice / 1000 % 17 = 0 then 'cancelled'
        when c.starts_at > $1 then case when c.dice / 1000 % 11 = 0 then 'requested' else 'confirmed' end
        when c.starts_at < $1 and c.dice / 1000 % 19 = 0 then 'no_show'
        when c.starts_at + interval '30 minutes' < $1 then 'done'
        else 'confirmed' end,
    case when c.dice / 100 % 3 = 0 then 'staff' else 'portal' end,
    c.price_amount, c.price_currency, b.made_at, b.made_at
from wanted c
join people p on p.location_id = c.location_id and p.number = c.person
cross join lateral (select ((c.number + $5) * 387420489 + 271828182845) & 1099511627775 as scrambled) x
cross join lateral (
    select greatest(
        least(c.starts_at, $1) - make_interval(days => (c.dice % 20)::int, mins => (c.dice / 3 % 1400)::int + 30),
        case when $5 = 0 then p.registered_at end) as made_at
) b
where $5 > 0 or c.starts_at > p.registered_at
on conflict do nothing
