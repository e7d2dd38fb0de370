-- How many rows the booking $1 has left where.
select array[
    (select count(*) from appointments where id = $1),
    (select count(*) from allocations where appointment_id = $1),
    (select count(*) from appointment_events where appointment_id = $1),
    (select count(*) from changes where record_id = $1),
    (select count(*) from public_links where appointment_id = $1),
    (select count(*) from messages where resource = 'appointments' and record_id = $1)
] as rows
