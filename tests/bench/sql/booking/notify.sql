select pg_notify('akrab_live', json_build_object('kind', 'appointment_changed', 'id', :id::text, 'location_id', :location::text,
    'practitioner_id', :practitioner::text, 'contact_id', :contact::text)::text)
