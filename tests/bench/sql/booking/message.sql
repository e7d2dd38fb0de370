insert into messages (id, contact_id, channel, template_id, template, language, variables, secrets, purpose, state, resource, record_id,
    dedupe_key, due_at, expires_at, attempts, created_at, updated_at)
values (bench.fresh_id(), :contact, 'email', :template, '{code}', 'id', :facts, decode(:secret, 'hex'), 'care', 'queued', 'appointments', :id,
    concat('appointments/', :id::text, '/{code}/{minutes}/', :contact::text, '/email'), :starts::timestamptz - interval '{minutes} minutes', :ends_at, 0,
    now(), now())
on conflict (dedupe_key) do nothing
