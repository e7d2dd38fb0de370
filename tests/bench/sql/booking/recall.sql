update recalls set state = 'booked', appointment_id = :id, updated_at = now(), version = version + 1
where contact_id = :contact and service_id = :service and state = 'open'
returning id, location_id
