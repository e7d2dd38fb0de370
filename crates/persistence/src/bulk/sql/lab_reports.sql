-- $1 now, $2 values wanted, $3 years back, $4 a patient who is left out. A report has the values of one panel; one in five hundred
-- belongs to a single patient, whose history is long. What is as recent as today is still being worked on. Nobody's sample is
-- taken before they were registered, except in the years that are only there to have many values.
with people as materialized (
    select distinct on (c.id) c.id as contact_id, x.location_id, l.time_zone, c.created_at as registered_at
    from contact_locations x
    join contacts c on c.id = x.contact_id and c.mrn is not null and c.archived_at is null and c.id <> $4
    join locations l on l.id = x.location_id
    order by c.id, x.location_id
),
numbered as materialized (
    select p.*, row_number() over (order by p.contact_id) - 1 as number from people p
),
crowd as materialized (
    select count(*) as people from people
),
doctors as materialized (
    select x.location_id, x.practitioner_id, row_number() over (partition by x.location_id order by x.practitioner_id) - 1 as number,
        count(*) over (partition by x.location_id) as doctors
    from practitioner_locations x
    where exists (select from working_hours w where w.practitioner_id = x.practitioner_id)
),
technician as materialized (
    select u.id from users u join user_roles ur on ur.user_id = u.id join roles r on r.id = ur.role_id
    where r.code = 'lab_staff' order by u.id limit 1
),
dice as (
    select g.n, ('x' || substr(md5('lab' || g.n), 1, 7))::bit(28)::bigint as one,
        ('x' || substr(md5('lab' || g.n), 8, 7))::bit(28)::bigint as two
    from generate_series(1, ($2 / (select avg(p.n) from (select count(*) as n from lab_panel_analytes group by panel_id) p))::bigint) g(n)
),
-- With the number of the person, so that millions of samples find their people by hash.
wanted as materialized (
    select d.*, case when d.n <= $2 / 2500 then 0 else d.one % nullif(c.people, 0) end as person from dice d cross join crowd c
),
samples as (
    select d.n, d.one, d.two, p.contact_id, p.location_id, p.time_zone,
        case when $3 > 4 then $1 - make_interval(years => $3) else greatest(p.registered_at, $1 - make_interval(years => $3)) end as since
    from wanted d
    join numbered p on p.number = d.person
),
timed as (
    select s.*, least(greatest(s.since,
        (date_trunc('day', (s.since + ($1 - s.since) * (s.two::float8 / 268435456)) at time zone s.time_zone)
            + interval '7 hours' + make_interval(mins => (s.one % 300)::int)) at time zone s.time_zone),
        $1 - make_interval(mins => (30 + s.one % 90)::int)) as collected_at
    from samples s
),
judged as (
    select t.*, case
        when t.collected_at < $1 - interval '30 hours' then 'released'
        when t.one % 10 < 3 then 'draft'
        when t.one % 10 < 5 then 'awaiting_comment'
        else 'released' end as state,
        least(t.collected_at + make_interval(mins => (60 + t.two % 120)::int), $1) as verified_at,
        to_char(t.collected_at at time zone t.time_zone, 'YYMM') as month
    from timed t
)
insert into lab_reports (id, number, contact_id, location_id, practitioner_id, source, instrument, state, collected_at, with_comment,
    comment_due_at, entered_by, verified_by, verified_at, released_at, seen_at, created_at, updated_at)
select (lpad(to_hex((extract(epoch from j.collected_at) * 1000)::bigint), 12, '0') || '7' || substr(md5(j.one::text), 1, 3)
        || '8' || substr(md5('report' || j.n), 1, 15))::uuid,
    'LB-' || j.month || '-' || to_char(row_number() over (partition by j.month order by j.collected_at, j.n), 'FM9990000'),
    j.contact_id, j.location_id, d.practitioner_id, 'clinic', 'Kimia A' || (1 + j.one % 2), j.state, j.collected_at,
    j.state = 'awaiting_comment',
    case when j.state = 'awaiting_comment' then $1 + interval '2 days' end,
    t.id,
    case when j.state <> 'draft' then t.id end,
    case when j.state <> 'draft' then j.verified_at end,
    case when j.state = 'released' then j.verified_at end,
    case when j.state = 'released' and j.verified_at < $1 - interval '3 days' then j.verified_at + make_interval(hours => (1 + j.two % 60)::int) end,
    j.collected_at, case when j.state = 'draft' then j.collected_at else j.verified_at end
from judged j
left join doctors d on d.location_id = j.location_id and d.number = j.two % d.doctors
left join technician t on true
