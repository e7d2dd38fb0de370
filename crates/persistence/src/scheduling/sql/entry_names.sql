(select json_build_object(
    'contact', c.name, 'service_id', s.name_id, 'service_en', s.name_en, 'location', l.name, 'time_zone', l.time_zone,
    'practitioner', (select p.name from practitioners p where p.id = waiting_list_entries.practitioner_id))
from contacts c, services s, locations l
where c.id = waiting_list_entries.contact_id and s.id = waiting_list_entries.service_id and l.id = waiting_list_entries.location_id)
