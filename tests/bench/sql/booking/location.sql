insert into contact_locations (contact_id, location_id) values (:contact, :location) on conflict do nothing
