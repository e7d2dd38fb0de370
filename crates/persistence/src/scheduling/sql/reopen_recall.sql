update recalls r set state = 'open', appointment_id = null, updated_at = $2, version = r.version + 1
where r.appointment_id = $1 and r.state = 'booked' and r.archived_at is null
    and not exists (select from recalls o where o.contact_id = r.contact_id and o.service_id = r.service_id and o.state = 'open')
returning r.id, r.contact_id, r.location_id, r.version
