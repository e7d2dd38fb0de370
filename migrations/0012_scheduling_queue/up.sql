-- Who is here and when they are called.

-- The last number given; a row lock here makes numbers unique and gapless.
create table queue_counters (
    session_id uuid not null references working_hours,
    on_date date not null,
    last_number integer not null,
    primary key (session_id, on_date)
);

create table queue_entries (
    id uuid primary key,
    appointment_id uuid not null references appointments on delete cascade,
    contact_id uuid not null references contacts,
    practitioner_id uuid not null references practitioners,
    location_id uuid not null references locations,
    session_id uuid not null references working_hours,
    on_date date not null,
    number integer not null,
    kind text not null,
    state text not null default 'waiting',
    -- When a booked patient was to be seen; absent for walk-ins.
    booked_at timestamptz,
    arrived_at timestamptz not null,
    called_at timestamptz,
    started_at timestamptz,
    finished_at timestamptz,
    calls integer not null default 0,
    -- Order of being called in the session; says who came between whom.
    call_position integer,
    skipped_at timestamptz,
    reason text,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint queue_entries_appointment_unique unique (appointment_id),
    constraint queue_entries_number_unique unique (session_id, on_date, number),
    constraint queue_entries_number check (number > 0),
    constraint queue_entries_kind check (kind in ('booked', 'walk_in', 'emergency')),
    constraint queue_entries_emergency check (kind <> 'emergency' or reason is not null),
    constraint queue_entries_state check (state in ('waiting', 'called', 'in_progress', 'done', 'skipped', 'left'))
);
create index queue_entries_day on queue_entries (location_id, on_date);
create index queue_entries_contact on queue_entries (contact_id);
create index queue_entries_practitioner on queue_entries (practitioner_id, on_date);

-- "The doctor is late": shifts the estimates of one session on one day.
create table delays (
    id uuid primary key,
    session_id uuid not null references working_hours,
    on_date date not null,
    minutes integer not null,
    reason text,
    created_by uuid references users,
    created_at timestamptz not null,
    constraint delays_minutes check (minutes between 0 and 720)
);
create index delays_session on delays (session_id, on_date, created_at);
create index delays_created_by on delays (created_by);
