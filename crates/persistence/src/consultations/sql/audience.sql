-- Users who take part in the consultation $1 about the person $2, over which the practitioners $3 watch.
with taking_part as (
    select u.id from users u
    where u.practitioner_id = any($3 || array(select d.practitioner_id from consultation_doctors d where d.consultation_id = $1))
    union
    select u.id from users u
    where u.contact_id = any(array[$2] || array(select l.related_id from contact_links l where l.contact_id = $2 and l.kind = 'guardian'))
)
select u.id from users u
join taking_part t on t.id = u.id
where u.state = 'active' and exists (
    select from user_roles r
    join role_permissions m on m.role_id = r.role_id and m.permission = 'consultations:read'
    where r.user_id = u.id
)
order by u.id
