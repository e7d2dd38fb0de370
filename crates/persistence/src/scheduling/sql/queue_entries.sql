-- Everybody in the queues of these sessions on their days; $1 sessions, $2 days, side by side. Or one entry, $3.
select q.id, q.appointment_id, q.contact_id, c.name as contact_name, c.mrn as contact_mrn, q.practitioner_id, p.name as practitioner_name,
    q.location_id, l.name as location_name, l.time_zone, s.id as service_id, s.name_id as service_name_id, s.name_en as service_name_en,
    s.duration_minutes as minutes, q.session_id, q.on_date, q.number, n.queue_letter, q.kind, q.state, q.booked_at, q.arrived_at, q.called_at,
    q.started_at, q.finished_at, q.skipped_at, q.calls, q.call_position, q.reason, q.updated_at, q.version
from queue_entries q
join appointments a on a.id = q.appointment_id
join contacts c on c.id = q.contact_id
join practitioners p on p.id = q.practitioner_id
join locations l on l.id = q.location_id
join services s on s.id = a.service_id
join working_hours n on n.id = q.number_session_id
where ($3::uuid is null and (q.session_id, q.on_date) in (select * from unnest($1::uuid[], $2::date[]))) or q.id = $3
