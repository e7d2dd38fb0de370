with turn as materialized (select 2 * nextval('bench.turns') as n)
select bench.fresh_id() as id, o.contact_id as contact, o.practitioner_id as practitioner, o.location_id as location,
       o.service_id as service, o.starts_at as starts
from turn join bench.openings o using (n)
