-- $1 service, $2 location, $3 practitioner, $4 start of a freed time, $5 entries that are passed over: the first in line for whom it fits. Who was asked about this
-- very time already is not asked again, however often they stand in the line.
select e.id, e.contact_id
from waiting_list_entries e
join locations l on l.id = e.location_id
join contacts c on c.id = e.contact_id and c.archived_at is null and c.deceased_on is null
where e.state = 'waiting' and e.id <> all($5) and e.archived_at is null and e.service_id = $1 and e.location_id = $2
    and (e.practitioner_id is null or e.practitioner_id = $3)
    and ($4 at time zone l.time_zone)::date between e.earliest_on and e.latest_on
    and (e.day_parts = '{}' or case
        when ($4 at time zone l.time_zone)::time < '12:00' then 'morning'
        when ($4 at time zone l.time_zone)::time < '17:00' then 'afternoon'
        else 'evening' end = any(e.day_parts))
    and not exists (
        select from waiting_list_offers o join waiting_list_entries f on f.id = o.entry_id
        where f.contact_id = e.contact_id and o.practitioner_id = $3 and o.starts_at = $4
    )
order by e.created_at, e.id
limit 1
for update of e skip locked
