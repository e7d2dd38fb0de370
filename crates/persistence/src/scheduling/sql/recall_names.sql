(select json_build_object(
    'contact', c.name, 'service_id', s.name_id, 'service_en', s.name_en,
    'location', (select l.name from locations l where l.id = recalls.location_id),
    'attempts', (select count(*) from recall_attempts a where a.recall_id = recalls.id),
    'last_at', (select max(a.at) from recall_attempts a where a.recall_id = recalls.id),
    'last_outcome', (select a.outcome from recall_attempts a where a.recall_id = recalls.id order by a.at desc, a.id desc limit 1))
from contacts c, services s
where c.id = recalls.contact_id and s.id = recalls.service_id)
