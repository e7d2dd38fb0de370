-- The manager of the location $1, else a manager of all locations; the longest there first.
select u.id
from users u
join user_roles ur on ur.user_id = u.id
join roles r on r.id = ur.role_id
where r.code = 'manager' and u.state = 'active' and (ur.location_id = $1 or ur.location_id is null)
order by ur.location_id is null, u.created_at, u.id
limit 1
