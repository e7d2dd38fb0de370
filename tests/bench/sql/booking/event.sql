insert into appointment_events (id, appointment_id, at, kind, user_id, by_whom, detail)
values (bench.fresh_id(), :id, now(), 'booked', :caller, 'staff', '{}')
