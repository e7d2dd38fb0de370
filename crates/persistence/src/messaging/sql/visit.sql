-- What messages about the appointment $1 say.
select a.id, a.contact_id, a.code, a.starts_at, a.ends_at, l.time_zone, s.name_id as service_id, s.name_en as service_en,
       s.preparation_id, s.preparation_en, p.name as practitioner, l.name as location,
       nullif(concat_ws(', ', nullif(l.address ->> 'street', ''), nullif(l.address ->> 'district', ''), nullif(l.address ->> 'regency', '')), '') as address,
       s.reminder_minutes, a.version
from appointments a
join services s on s.id = a.service_id
join practitioners p on p.id = a.practitioner_id
join locations l on l.id = a.location_id
where a.id = $1
