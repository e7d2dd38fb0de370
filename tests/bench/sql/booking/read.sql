select id, code, contact_id, practitioner_id, location_id, service_id, series_id, starts_at, ends_at, state, source, reason, overbooked_for,
       price_amount, price_currency, follow_up_on, archived_at, created_at, updated_at, version,
       {names}
from appointments
where id = :id
limit 1
