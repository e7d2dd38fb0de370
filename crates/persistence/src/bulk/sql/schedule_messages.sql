-- $1 now: what patients with an e-mail address were sent about visits of these days: that they were booked within the last week, and
-- the reminder of tomorrow. Sent messages keep no links. One in forty could not be delivered.
insert into messages (id, contact_id, channel, template_id, template, language, variables, purpose, state, resource, record_id, dedupe_key,
    due_at, expires_at, attempts, gate, failure, provider_id, created_at, sent_at, updated_at)
select m.id, a.contact_id, w.channel, t.id, k.template, c.language,
    jsonb_strip_nulls(jsonb_build_object(
        'starts_at', to_char(a.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'ends_at', to_char(a.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
        'time_zone', l.time_zone, 'service_id', s.name_id, 'service_en', s.name_en, 'practitioner', p.name, 'location', l.name,
        'address', concat_ws(', ', l.address ->> 'street', l.address ->> 'district', l.address ->> 'regency'),
        'booking_code', a.code, 'sequence', a.version)),
    'care', f.state, 'appointments', a.id, concat_ws('/', 'appointments', a.id, k.template, k.occasion, a.contact_id, w.channel),
    k.at, a.starts_at, 1, 'allow', case f.state when 'failed' then 'refused' end,
    case when w.channel = 'email' and f.state = 'sent' then m.id || '@akarwangi.example' end,
    k.at, case f.state when 'sent' then k.at + interval '4 seconds' end, k.at + interval '4 seconds'
from appointments a
join contacts c on c.id = a.contact_id
join services s on s.id = a.service_id
join practitioners p on p.id = a.practitioner_id
join locations l on l.id = a.location_id
cross join lateral (values
    ('booked', a.created_at, '1', a.created_at > $1 - interval '7 days'),
    ('reminder', a.starts_at - interval '1 day', extract(epoch from a.starts_at)::bigint || '-1440', a.starts_at - interval '1 day' > a.created_at)
) k(template, at, occasion, told)
join lateral (select id from message_templates where code = k.template order by number desc limit 1) t on true
cross join lateral (values
    ('email', c.email is not null), ('inbox', exists (select from users u where u.contact_id = c.id and u.state = 'active'))
) w(channel, open)
cross join lateral (
    select (substr(a.id::text, 1, 24) || substr(md5(a.id::text || k.template || w.channel), 1, 12))::uuid as id
) m
cross join lateral (
    select case when w.channel = 'email'
        and ('x' || substr(md5(m.id::text), 1, 4))::bit(16)::int % 40 = 0 then 'failed' else 'sent' end as state
) f
where k.told and w.open and k.at <= $1 and a.state = 'confirmed' and a.starts_at > $1 - interval '1 day'
on conflict do nothing
