-- Active users who review break-glass for the person $1: with a role for one of the person's locations, or for all.
select distinct u.id
from users u
join user_roles r on r.user_id = u.id
join roles o on o.id = r.role_id and o.reach = 'locations'
join role_permissions p on p.role_id = r.role_id and p.permission = 'break_glass:review'
where u.state = 'active'
  and (r.location_id is null
       or exists (select from contact_locations l where l.contact_id = $1 and l.location_id = r.location_id))
order by u.id
