insert into audit_entries (id, at, user_id, session_id, action, resource, contact_ids, fields, request_id, address)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
