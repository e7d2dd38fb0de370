insert into public_links (id, purpose, token_hash, appointment_id, created_at, expires_at)
values (bench.fresh_id(), 'appointment', sha256(:id::uuid::text::bytea), :id, now(), :ends_at::timestamptz + interval '1 day')
