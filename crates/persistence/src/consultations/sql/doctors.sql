-- Practitioners who can sign in and answer, or the one with the id $1, with their specialities by code.
select p.id, p.name,
    coalesce((
        select jsonb_agg(jsonb_build_object('id', s.id, 'name_id', s.name_id, 'name_en', s.name_en) order by s.code)
        from practitioner_specialities l
        join specialities s on s.id = l.speciality_id and s.archived_at is null
        where l.practitioner_id = p.id
    ), '[]'::jsonb) as specialities,
    exists (
        select from users u
        join user_roles r on r.user_id = u.id
        join role_permissions m on m.role_id = r.role_id and m.permission = 'consultations:answer'
        where u.practitioner_id = p.id and u.state = 'active'
    ) as answers
from practitioners p
where p.archived_at is null and ($1::uuid is null or p.id = $1)
order by p.name, p.id
