insert into changes (id, resource, record_id, action, version, user_id, at, fields)
values (bench.fresh_id(), 'appointments', :id, 'booked', 1, :caller, now(), '[]')
