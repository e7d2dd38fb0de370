select distinct on (practitioner_id, location_id)
    practitioner_id, practitioner_name, location_id, location_name, time_zone, starts_at, ends_at
from free
order by practitioner_id, location_id, starts_at
limit $11
