-- Freed times that are offered to the people $1 at the moment $2.
select o.id, o.entry_id, e.contact_id, c.name as contact_name, o.starts_at, o.ends_at, l.time_zone, l.name as location_name,
       p.name as practitioner_name, s.name_id as service_name_id, s.name_en as service_name_en, o.expires_at
from waiting_list_offers o
join waiting_list_entries e on e.id = o.entry_id
join contacts c on c.id = e.contact_id
join locations l on l.id = e.location_id
join services s on s.id = e.service_id
join practitioners p on p.id = o.practitioner_id
where e.contact_id = any($1) and o.state = 'open' and o.expires_at > $2
order by o.expires_at, o.id
limit 10
