-- Appointments of one session on one day that are still to be seen. $1 practitioner, $2 location, $3 and $4 the session, $5 now.
select a.id, a.contact_id, c.name as contact_name, a.starts_at
from appointments a
join contacts c on c.id = a.contact_id
where a.practitioner_id = $1 and a.location_id = $2 and a.starts_at >= $3 and a.starts_at < $4 and a.archived_at is null
    and (a.state = 'confirmed' and a.ends_at > $5 or a.state = 'checked_in' and a.source <> 'walk_in')
order by a.starts_at, a.id
