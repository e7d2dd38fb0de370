-- An appointment as the front desk needs it. $1 its id or null, $2 its code or null, $3 now.
select a.id, a.contact_id, a.practitioner_id, a.location_id, a.service_id, a.starts_at, a.state,
    (a.starts_at at time zone l.time_zone)::date as on_date, ($3::timestamptz at time zone l.time_zone)::date as today
from appointments a
join locations l on l.id = a.location_id
where (a.id = $1 or a.code = $2) and a.archived_at is null
