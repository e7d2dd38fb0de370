(select jsonb_build_object(
    'contact', c.name, 'mrn', c.mrn, 'practitioner', p.name, 'speciality_id', s.name_id, 'speciality_en', s.name_en,
    'time_zone', o.time_zone, 'reopen_days', r.reopen_days, 'phone', r.emergency_phone)
from contacts c
join practitioners p on p.id = consultations.practitioner_id
left join specialities s on s.id = consultations.speciality_id
cross join (select time_zone from organisations limit 1) o
cross join consultation_settings r
where c.id = consultations.contact_id)
