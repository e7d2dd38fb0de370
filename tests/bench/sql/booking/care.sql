insert into care_relations (practitioner_id, contact_id, since) values (:practitioner, :contact, now()) on conflict do nothing
