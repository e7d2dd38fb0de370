-- Open recalls for which the nearest reminder has been reached at $1 and was not written yet, between nine and eight in the
-- evening of the clinic, $2 at most. Who cannot be reached has no message and would come again each time, so they are left out.
select r.id, r.contact_id, r.due_on, d.days, z.time_zone, s.name_id as service_id, s.name_en as service_en, l.name as location
from recalls r
join services s on s.id = r.service_id
left join locations l on l.id = r.location_id
cross join (select time_zone from organisations limit 1) o
cross join lateral (select coalesce(l.time_zone, o.time_zone) as time_zone) z
cross join lateral (
    select min(days) as days from unnest(s.recall_reminder_days) days where ($1 at time zone z.time_zone)::date >= r.due_on - days
) d
where r.state = 'open' and r.archived_at is null and d.days is not null
  and r.due_on between ($1 at time zone 'UTC')::date - 1 and ($1 at time zone 'UTC')::date + 366
  and r.due_on >= ($1 at time zone z.time_zone)::date
  and ($1 at time zone z.time_zone)::time between '09:00' and '20:00'
  and not exists (
      select from messages m
      where m.resource = 'recalls' and m.record_id = r.id and m.dedupe_key like 'recalls/' || r.id || '/recall_due/' || r.due_on || '-' || d.days || '/%'
  )
  and exists (
      select from contacts c
      where (c.id = r.contact_id or c.id in (select g.related_id from contact_links g where g.contact_id = r.contact_id and g.kind = 'guardian'))
        and c.archived_at is null and c.deceased_on is null
        and (c.email is not null or exists (select from users u where u.contact_id = c.id and u.state = 'active'))
  )
order by r.due_on, r.id
limit $2
for update of r skip locked
