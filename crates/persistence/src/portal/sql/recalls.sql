-- What the people $1 are due for until the day $2, and have not booked.
select r.id, r.contact_id, c.name as contact_name, r.service_id, s.name_id as service_name_id, s.name_en as service_name_en,
       r.location_id, r.due_on
from recalls r
join contacts c on c.id = r.contact_id
join services s on s.id = r.service_id
where r.contact_id = any($1) and r.state = 'open' and r.archived_at is null and r.due_on <= $2
order by r.due_on, r.id
limit 10
