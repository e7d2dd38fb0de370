(select json_build_object(
    'contact', c.name, 'mrn', c.mrn, 'birth_date', c.birth_date, 'sex', c.sex, 'practitioner', p.name, 'location', l.name, 'time_zone', l.time_zone,
    'service_id', s.name_id, 'service_en', s.name_en, 'preparation_id', s.preparation_id, 'preparation_en', s.preparation_en,
    'change_until', coalesce(y.until, r.change_until_minutes), 'cancel_until', coalesce(y.until, r.cancel_until_minutes),
    'confirmed_at', (
        select max(e.at) from appointment_events e
        where e.appointment_id = appointments.id and e.kind = 'confirmed'
            and e.at >= coalesce((select max(m.at) from appointment_events m where m.appointment_id = appointments.id and m.kind = 'rescheduled'), '-infinity')
    ),
    'resources', array(
        select q.name from allocations a join resources q on q.id = a.resource_id where a.appointment_id = appointments.id order by q.name
    ))
from contacts c, practitioners p, locations l, services s, scheduling_settings r
-- who was told that the doctor is late may move or cancel until the time that was told
left join lateral (
    select -(e.detail ->> 'minutes')::integer as until from appointment_events e
    where e.appointment_id = appointments.id and e.kind = 'delayed'
    order by e.at desc
    limit 1
) y on true
where c.id = appointments.contact_id and p.id = appointments.practitioner_id and l.id = appointments.location_id and s.id = appointments.service_id)
