-- The person $1 and those whose guardian they are; `kind` says what the person $1 is to them.
select c.id, c.id = $1 as own, c.name, c.birth_date, c.sex, c.mrn,
       (select k.kind from contact_links k where k.contact_id = c.id and k.related_id = $1 and k.kind not in ('guardian', 'referrer') order by k.kind limit 1) as kind
from contacts c
where c.archived_at is null
  and (c.id = $1 or exists (select from contact_links l where l.contact_id = c.id and l.related_id = $1 and l.kind = 'guardian'))
order by own desc, c.birth_date nulls last, c.id
limit 51
