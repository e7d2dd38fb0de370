-- Who is told about the person $1: the person, when there is a way to reach them, else the guardians whom one can reach.
with recursive person as (
    select id, merged_into_id, name, 0 as step from contacts where id = $1
    union all
    select c.id, c.merged_into_id, c.name, p.step + 1 from person p join contacts c on c.id = p.merged_into_id where p.step < 20
), patient as (
    select id, name from person where merged_into_id is null
), candidates as (
    select id, id as contact_id, true as is_self from patient
    union all
    select p.id, l.related_id, false from patient p join contact_links l on l.contact_id = p.id and l.kind = 'guardian'
), reachable as (
    select c.id as contact_id, c.language, c.email is not null as has_email,
           exists (select from users u where u.contact_id = c.id and u.state = 'active') as has_portal,
           p.name as patient, k.is_self
    from candidates k
    join patient p on p.id = k.id
    join contacts c on c.id = k.contact_id and c.archived_at is null and c.deceased_on is null
)
select contact_id, language, has_email, has_portal, patient, is_self
from reachable
where (has_email or has_portal)
  and (is_self or not exists (select from reachable s where s.is_self and (s.has_email or s.has_portal)))
order by is_self desc, contact_id
