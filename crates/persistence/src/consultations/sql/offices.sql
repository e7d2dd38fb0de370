-- Whoever is head doctor or deputy at the moment $1, by the day of the clinic's zone: only who can sign in and answer.
select h.speciality_id, h.practitioner_id, p.name, h.kind
from head_doctors h
join practitioners p on p.id = h.practitioner_id and p.archived_at is null
cross join (select ($1 at time zone o.time_zone)::date as day from organisations o limit 1) today
where h.archived_at is null and h.starts_on <= today.day and (h.ends_on is null or h.ends_on >= today.day)
    and exists (
        select from users u
        join user_roles r on r.user_id = u.id
        join role_permissions m on m.role_id = r.role_id and m.permission = 'consultations:answer'
        where u.practitioner_id = p.id and u.state = 'active'
    )
order by h.kind, h.starts_on, h.id
