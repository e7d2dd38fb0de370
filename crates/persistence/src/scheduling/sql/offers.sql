-- $1 ids of offers.
select o.id, o.entry_id, o.hold_id, e.contact_id, c.name as contact_name, o.practitioner_id, p.name as practitioner_name, l.time_zone,
    o.starts_at, o.ends_at, o.expires_at, o.state, o.created_at, o.decided_at
from waiting_list_offers o
join waiting_list_entries e on e.id = o.entry_id
join contacts c on c.id = e.contact_id
join practitioners p on p.id = o.practitioner_id
join locations l on l.id = e.location_id
where o.id = any($1)
order by o.created_at desc, o.id desc
