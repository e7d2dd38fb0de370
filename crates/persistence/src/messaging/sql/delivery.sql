-- Everything about the message $1, held by the lease $2, at the moment $3: the recipient, what they want, what the message
-- is about as it is now, the newest consents (a refusal of the purpose or of the channel holds), and the time of day where the recipient is.
select m.id, m.channel, m.template, m.language, m.purpose, m.destination, m.secrets, m.variables, m.resource, m.record_id,
       m.expires_at, m.contact_id, m.user_id,
       coalesce(c.name, u.name) as name, coalesce(c.email, u.email) as email, coalesce(c.phone, u.phone) as phone,
       c.channel as prefers, coalesce(c.topics_unwanted, '{}') as unwanted, c.quiet_from, c.quiet_until,
       coalesce(c.archived_at is not null, false) as archived, coalesce(c.deceased_on is not null, false) as deceased,
       exists (select from users p where p.contact_id = c.id and p.state = 'active') as has_portal,
       u.state as account_state,
       ($3 at time zone coalesce(l.time_zone, m.variables ->> 'time_zone', o.time_zone))::time as local_time,
       o.name as clinic,
       m.resource in ('appointments', 'recalls', 'waiting_list_offers', 'tasks') as has_subject,
       s.state as subject_state, s.starts_at as subject_starts_at,
       (select bool_and(d.granted) from (
            select distinct on (k.channel) k.granted from consents k
            where k.contact_id = m.contact_id and k.purpose = m.purpose and (k.channel is null or k.channel = m.channel)
            order by k.channel, k.decided_at desc, k.id desc
        ) d) as consent
from messages m
cross join (select name, time_zone from organisations limit 1) o
left join contacts c on c.id = m.contact_id
left join locations l on l.id = c.location_id
left join users u on u.id = m.user_id
left join lateral (
    select a.state, a.starts_at from appointments a where m.resource = 'appointments' and a.id = m.record_id and a.archived_at is null
    union all
    select r.state, null from recalls r where m.resource = 'recalls' and r.id = m.record_id and r.archived_at is null
    union all
    select f.state, f.starts_at from waiting_list_offers f where m.resource = 'waiting_list_offers' and f.id = m.record_id
    union all
    select t.state, null from tasks t where m.resource = 'tasks' and t.id = m.record_id and t.archived_at is null
) s on true
where m.id = $1 and m.lease_token = $2 and m.state = 'sending'
for update of m
