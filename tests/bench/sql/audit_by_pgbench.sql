insert into audit_entries (id, at, user_id, session_id, action, resource, contact_ids, fields, request_id, address)
values ((lpad(to_hex((extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 19))::uuid,
        clock_timestamp(), '0193a000-0000-7000-8000-000000000001', '0193a000-0000-7000-8000-000000000002', 'read', 'patients',
        :ids, '{}', '0193a000000070008000000000000003', '127.0.0.1')
