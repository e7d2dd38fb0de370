-- Who may sign in, with which roles, and their sessions.

create table roles (
    id uuid primary key,
    code text not null,
    name_id text not null,
    name_en text not null,
    reach text not null,
    built_in boolean not null default false,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint roles_code_unique unique (code),
    constraint roles_reach check (reach in ('locations', 'care', 'own', 'nobody'))
);

create table role_permissions (
    role_id uuid not null references roles on delete cascade,
    permission text not null,
    primary key (role_id, permission)
);

create table users (
    id uuid primary key,
    name text not null,
    username text,
    email text,
    phone text,
    -- Argon2id in PHC format; absent until the user sets a password.
    password_hash text,
    state text not null default 'invited',
    language text not null default 'id',
    theme text not null default 'system',
    shortcuts boolean not null default true,
    practitioner_id uuid references practitioners,
    -- Set for patients on the portal; the foreign key follows with the contacts.
    contact_id uuid,
    last_signed_in_at timestamptz,
    -- Set for as long as the state is former: lists leave these people out.
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint users_username_unique unique (username),
    constraint users_email_unique unique (email),
    constraint users_phone_unique unique (phone),
    constraint users_login check (coalesce(username, email, phone) is not null),
    constraint users_state check (state in ('invited', 'active', 'suspended', 'former')),
    constraint users_archived check ((state = 'former') = (archived_at is not null))
);
create index users_name on users (name, id);
create index users_practitioner on users (practitioner_id);
create index users_contact on users (contact_id);

create table user_roles (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    role_id uuid not null references roles,
    -- Absent: for all locations.
    location_id uuid references locations
);
create unique index user_roles_once on user_roles (user_id, role_id, coalesce(location_id, '00000000-0000-0000-0000-000000000000'));
create index user_roles_role on user_roles (role_id);
create index user_roles_location on user_roles (location_id);

-- One row is one family of refresh tokens: a sign-in on one device.
create table sessions (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    transport text not null,
    -- SHA-256 of the refresh token in force, and of the one before it with the time it was replaced.
    token_hash bytea not null,
    previous_hash bytea,
    rotated_at timestamptz,
    device text not null default '',
    address text not null default '',
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    -- signed_out, revoked, reuse, password, user_state, expired
    revoked_for text,
    constraint sessions_token_unique unique (token_hash),
    constraint sessions_transport check (transport in ('cookie', 'body'))
);
create index sessions_user on sessions (user_id, revoked_at);
create index sessions_previous on sessions (previous_hash);

-- Wrong passwords, by a keyed hash of what was typed as login, whether or not such an account exists. A row is written
-- before the password is looked at and taken back when it was right, so no race can look at more than the limit.
create table sign_in_failures (
    id uuid primary key,
    login_hash bytea not null,
    at timestamptz not null
);
create index sign_in_failures_login on sign_in_failures (login_hash, at);

-- A device on which the owner has signed in before: it has attempts of its own while others guess.
create table known_devices (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    token_hash bytea not null,
    created_at timestamptz not null,
    last_used_at timestamptz not null,
    -- Several people may share a device.
    constraint known_devices_token_unique unique (token_hash, user_id)
);
create index known_devices_user on known_devices (user_id);

-- Links that work once: password resets and the set-up of the first administrator.
create table one_time_links (
    id uuid primary key,
    purpose text not null,
    user_id uuid references users on delete cascade,
    token_hash bytea not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint one_time_links_token_unique unique (token_hash),
    constraint one_time_links_purpose check (purpose in ('setup', 'password_reset'))
);
create index one_time_links_user on one_time_links (user_id);

-- Answers of POST requests that carried an Idempotency-Key, kept for 24 hours.
create table idempotency_keys (
    principal uuid not null,
    operation text not null,
    key text not null,
    body_hash bytea not null,
    status smallint not null,
    headers jsonb not null,
    body bytea not null,
    created_at timestamptz not null,
    primary key (principal, operation, key)
);
create index idempotency_keys_age on idempotency_keys (created_at);

create table saved_views (
    id uuid primary key,
    user_id uuid not null references users on delete cascade,
    resource text not null,
    name text not null,
    shared boolean not null default false,
    -- {filter, sort, columns}
    definition jsonb not null,
    position integer not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint saved_views_name_unique unique (user_id, resource, name)
);
