-- Appointments, holds, and what both take of a practitioner's, a room's or a device's time.

create table appointment_series (
    id uuid primary key,
    every_weeks integer not null,
    created_by uuid references users,
    created_at timestamptz not null,
    constraint appointment_series_weeks check (every_weeks between 1 and 52)
);
create index appointment_series_created_by on appointment_series (created_by);

create table appointments (
    id uuid primary key,
    -- What the patient says at the desk: eight letters and digits that are not mistaken for each other.
    code text not null,
    contact_id uuid not null references contacts,
    practitioner_id uuid not null references practitioners,
    location_id uuid not null references locations,
    service_id uuid not null references services,
    series_id uuid references appointment_series,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    state text not null,
    source text not null,
    -- Why the patient comes, in their words.
    reason text,
    -- Set when the time was given in spite of another booking, with why.
    overbooked_for text,
    price_amount bigint not null,
    price_currency text not null,
    follow_up_on date,
    booked_by uuid references users,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint appointments_code_unique unique (code),
    constraint appointments_order check (starts_at < ends_at),
    constraint appointments_state check (state in ('requested', 'confirmed', 'checked_in', 'called', 'in_progress', 'done', 'no_show', 'cancelled')),
    constraint appointments_source check (source in ('portal', 'guest', 'staff', 'walk_in', 'series', 'waiting_list', 'import'))
);
create index appointments_contact on appointments (contact_id, starts_at);
create index appointments_practitioner on appointments (practitioner_id, starts_at);
create index appointments_location on appointments (location_id, starts_at, id);
create index appointments_starts on appointments (starts_at, id);
create index appointments_service on appointments (service_id);
create index appointments_series on appointments (series_id);
create index appointments_booked_by on appointments (booked_by);

-- A time that somebody is about to book. It ends by itself: whoever books next clears what has expired.
create table holds (
    id uuid primary key,
    -- SHA-256 of the secret that only the holder knows.
    secret_hash bytea not null,
    practitioner_id uuid not null references practitioners,
    location_id uuid not null references locations,
    service_id uuid not null references services,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    expires_at timestamptz not null,
    extended boolean not null default false,
    -- Absent for guests.
    user_id uuid references users on delete cascade,
    created_at timestamptz not null,
    constraint holds_order check (starts_at < ends_at)
);
create index holds_practitioner on holds (practitioner_id);
create index holds_location on holds (location_id);
create index holds_service on holds (service_id);
create index holds_user on holds (user_id);
create index holds_expiry on holds (expires_at);

-- What an appointment or a hold takes: the practitioner's time, and that of each room and device. This constraint is the
-- only guard against double booking; every way to a booking goes through it.
create table allocations (
    id uuid primary key,
    -- A practitioner or a resource; their ids never meet, because all are UUIDs.
    resource_id uuid not null,
    during tstzrange not null,
    appointment_id uuid references appointments on delete cascade,
    hold_id uuid references holds on delete cascade,
    -- Given in spite of another booking, with a permission and a reason.
    overbooked boolean not null default false,
    constraint allocations_one_owner check ((appointment_id is null) <> (hold_id is null)),
    constraint allocations_not_empty check (not isempty(during)),
    constraint allocations_no_overlap exclude using gist (resource_id with =, during with &&) where (not overbooked)
);
create index allocations_appointment on allocations (appointment_id);
create index allocations_hold on allocations (hold_id);

-- What happened to an appointment: who, when and why.
create table appointment_events (
    id uuid primary key,
    appointment_id uuid not null references appointments on delete cascade,
    at timestamptz not null,
    -- booked, approved, rescheduled, confirmed, checked_in, called, skipped, transferred, started, done, no_show, cancelled, restored, delayed
    kind text not null,
    user_id uuid references users,
    -- staff, patient, guest, link, system
    by_whom text not null,
    reason text,
    detail jsonb not null default '{}'
);
create index appointment_events_appointment on appointment_events (appointment_id, at);
create index appointment_events_user on appointment_events (user_id);
