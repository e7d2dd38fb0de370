drop table saved_views, idempotency_keys, one_time_links, known_devices, sign_in_failures, sessions, user_roles, users, role_permissions, roles;
