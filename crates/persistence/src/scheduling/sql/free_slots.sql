select practitioner_id, practitioner_name, location_id, location_name, time_zone, starts_at, ends_at
from free
order by starts_at, practitioner_name, practitioner_id, location_id
limit $11
