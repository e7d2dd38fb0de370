-- $1 now, $2 a patient who is left out. Each report has the values of one panel, by its id. A person has a usual level of each
-- analyte around which the values lie, so that a history looks like one; about one in five is outside the limits. Values have
-- the decimals that are shown, as the shipped limits do, so they are compared as they are.
with panels as materialized (
    select p.id, row_number() over (order by p.code) - 1 as number, count(*) over () as panels from lab_panels p
),
reports as (
    select r.id, r.contact_id, r.collected_at, r.entered_by, r.verified_by, r.verified_at, r.released_at, r.state, c.sex, p.id as panel_id,
        (r.collected_at at time zone l.time_zone)::date as observed_on,
        age((r.collected_at at time zone l.time_zone)::date, c.birth_date) as lived
    from lab_reports r
    join contacts c on c.id = r.contact_id
    join locations l on l.id = r.location_id
    join panels p on p.number = ('x' || substr(md5(r.id::text), 1, 7))::bit(28)::bigint % p.panels
    where r.contact_id <> $2
),
limited as (
    select r.*, a.id as analyte_id, a.unit, a.decimals, a.plausible_low, a.plausible_high, g.low, g.high, g.critical_low, g.critical_high,
        coalesce(g.low, g.high * 0.55) as bottom, coalesce(g.high, g.low * 1.6) as top,
        ('x' || substr(md5(r.contact_id::text || a.code), 1, 7))::bit(28)::bigint / 268435456.0 as usual,
        ('x' || substr(md5(r.id::text || a.code), 1, 7))::bit(28)::bigint / 268435456.0 as chance
    from reports r
    join lab_panel_analytes x on x.panel_id = r.panel_id
    join analytes a on a.id = x.analyte_id
    cross join lateral (
        select g.low, g.high, g.critical_low, g.critical_high
        from analyte_ranges g
        where g.analyte_id = a.id and (g.sex is null or g.sex = r.sex)
            and extract(year from r.lived) * 12 + extract(month from r.lived) >= g.age_from
            and (g.age_to is null or extract(year from r.lived) * 12 + extract(month from r.lived) < g.age_to)
            and r.observed_on >= g.valid_from and (g.valid_to is null or r.observed_on <= g.valid_to)
        order by g.sex nulls last
        limit 1
    ) g
),
measured as (
    select l.*, case when l.state = 'draft' and l.chance > 0.8 then null else
        round(greatest(least(l.bottom + (l.top - l.bottom) * (l.usual * 1.2 - 0.1 + (l.chance - 0.5) * 0.3), l.plausible_high), l.plausible_low)::numeric,
            l.decimals)::float8 end as value
    from limited l
)
insert into observations (id, report_id, contact_id, analyte_id, value, unit, given_value, collected_at, observed_on, low, high,
    critical_low, critical_high, flag, entered_by, verified_by, verified_at, released_at, created_at)
select (lpad(to_hex((extract(epoch from m.collected_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(m.analyte_id::text), 1, 3)
        || '8' || substr(md5(m.id::text || m.analyte_id::text), 1, 15))::uuid,
    m.id, m.contact_id, m.analyte_id, m.value, m.unit, replace(m.value::text, '.', ','), m.collected_at, m.observed_on,
    m.low, m.high, m.critical_low, m.critical_high,
    case
        when m.value is null then null
        when m.value < m.critical_low then 'critical_low'
        when m.value > m.critical_high then 'critical_high'
        when m.value < m.low then 'low'
        when m.value > m.high then 'high'
        else 'normal' end,
    m.entered_by, m.verified_by, m.verified_at, m.released_at, least(m.collected_at, $1)
from measured m
