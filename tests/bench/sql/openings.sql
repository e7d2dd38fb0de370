-- Times that nobody has, in no order, each for a person with an e-mail address; `{here}` says of which location. Whoever works there
-- also gives one service that all of them give, for which free times are asked.
insert into practitioner_services (practitioner_id, service_id)
select w.practitioner_id, s.id
from practitioner_locations w join services s on s.code = 'general-consultation'
where {here}
on conflict do nothing;

create function bench.fresh_id() returns uuid volatile language sql as $$
    select (lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid
$$;

create table bench.openings as
with people as (
    select s.id, row_number() over (order by s.n) - 1 as number, count(*) over () as people
    from bench.sample s join contacts c on c.id = s.id
    where c.email is not null and c.deceased_on is null
),
given as (
    select g.practitioner_id, g.service_id, row_number() over (partition by g.practitioner_id order by s.code) - 1 as number,
        count(*) over (partition by g.practitioner_id) as services
    from practitioner_services g join services s on s.id = g.service_id
    where s.duration_minutes <= 30 and s.archived_at is null
),
starts as (
    select w.practitioner_id, w.location_id, t.at, row_number() over (order by random()) as n
    from working_hours w
    join locations l on l.id = w.location_id
    cross join lateral (select (now() at time zone l.time_zone)::date + 35 as first) f
    cross join lateral generate_series(f.first::timestamp, (f.first + 1500)::timestamp, interval '1 day') d(day)
    cross join lateral generate_series(
        (d.day + w.starts) at time zone l.time_zone, (d.day + w.ends) at time zone l.time_zone - interval '30 minutes', interval '30 minutes') t(at)
    where {here} and w.archived_at is null and extract(isodow from d.day) = w.weekday
        and (w.break_from is null or not tstzrange(t.at, t.at + interval '30 minutes')
            && tstzrange((d.day + w.break_from) at time zone l.time_zone, (d.day + w.break_until) at time zone l.time_zone))
        and not exists (select from holidays h where h.on_date = d.day::date and h.archived_at is null)
)
select s.n, p.id as contact_id, s.practitioner_id, s.location_id, g.service_id, s.at as starts_at
from starts s
join people p on p.number = s.n % p.people
join given g on g.practitioner_id = s.practitioner_id and g.number = s.n % g.services;
alter table bench.openings add primary key (n);
create sequence bench.turns;
