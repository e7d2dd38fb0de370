(select json_build_object(
    'patient', c.name, 'mrn', c.mrn, 'birth_date', c.birth_date, 'sex', c.sex, 'location', l.name, 'time_zone', l.time_zone,
    'from_practitioner', (select p.name from practitioners p where p.id = referrals.from_practitioner_id),
    'from_facility', (select f.name from facilities f where f.id = referrals.from_facility_id),
    'to_practitioner', (select p.name from practitioners p where p.id = referrals.to_practitioner_id),
    'to_facility', (select f.name from facilities f where f.id = referrals.to_facility_id),
    'to_facility_city', (select f.city from facilities f where f.id = referrals.to_facility_id),
    'speciality_id', (select s.name_id from specialities s where s.id = referrals.speciality_id),
    'speciality_en', (select s.name_en from specialities s where s.id = referrals.speciality_id),
    'starts_at', (select a.starts_at from appointments a where a.id = referrals.appointment_id))
from contacts c, locations l
where c.id = referrals.contact_id and l.id = referrals.location_id)
