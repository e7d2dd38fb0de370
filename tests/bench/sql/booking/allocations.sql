insert into allocations (id, resource_id, during, appointment_id, overbooked)
select bench.fresh_id(), r.id, tstzrange(:busy_from::timestamptz, :busy_until::timestamptz), :id::uuid, false
from unnest(array[:practitioner::uuid] || :room_ids::uuid[]) as r(id)
