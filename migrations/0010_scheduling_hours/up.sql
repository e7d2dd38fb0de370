-- When and with what can be booked: what a service needs, who gives it, weekly hours, absences, holidays, the rules.

alter table services
    -- Kept free before and after each visit, in minutes.
    add column buffer_before_minutes integer not null default 0,
    add column buffer_after_minutes integer not null default 0,
    -- Distance of the starts that are offered; absent: the length of the service.
    add column slot_minutes integer,
    -- Whether patients book it by themselves, and whether the clinic confirms each booking first.
    add column online boolean not null default true,
    add column needs_approval boolean not null default false,
    -- How to prepare, and what to bring.
    add column preparation_id text,
    add column preparation_en text,
    -- Reminders before the visit, in minutes; and before a due recall, in days.
    add column reminder_minutes integer[] not null default '{1440,120}',
    add column recall_reminder_days integer[] not null default '{14,3}',
    -- How long after a visit the next is due, in months; absent: no recall.
    add column recall_months integer,
    add constraint services_buffers check (buffer_before_minutes between 0 and 240 and buffer_after_minutes between 0 and 240),
    add constraint services_slot check (slot_minutes between 5 and 1440),
    add constraint services_recall check (recall_months between 1 and 60);

create table practitioner_services (
    practitioner_id uuid not null references practitioners on delete cascade,
    service_id uuid not null references services,
    primary key (practitioner_id, service_id)
);
create index practitioner_services_service on practitioner_services (service_id);

-- Rooms and equipment.
create table resources (
    id uuid primary key,
    location_id uuid not null references locations,
    kind text not null,
    name text not null,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint resources_kind check (kind in ('room', 'equipment')),
    constraint resources_name_unique unique (location_id, name)
);
create index resources_name on resources (name, id);

-- A visit for the service takes one free resource of each kind among these.
create table service_resources (
    service_id uuid not null references services on delete cascade,
    resource_id uuid not null references resources,
    primary key (service_id, resource_id)
);
create index service_resources_resource on service_resources (resource_id);

-- One block of a practitioner's weekly hours; a split shift is two of them, an exception one that is valid on one day.
-- A block is also the session within which queue numbers count.
create table working_hours (
    id uuid primary key,
    practitioner_id uuid not null references practitioners,
    location_id uuid not null references locations,
    -- ISO: 1 is Monday.
    weekday smallint not null,
    starts time not null,
    ends time not null,
    break_from time,
    break_until time,
    valid_from date not null,
    valid_until date,
    -- Bookings of one day at most.
    daily_cap integer,
    -- Letter of the queue numbers, as in A-015.
    queue_letter text not null default 'A',
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint working_hours_weekday check (weekday between 1 and 7),
    constraint working_hours_order check (starts < ends),
    constraint working_hours_break check ((break_from is null) = (break_until is null) and (break_from is null or (starts < break_from and break_from < break_until and break_until < ends))),
    constraint working_hours_validity check (valid_until is null or valid_from <= valid_until),
    constraint working_hours_cap check (daily_cap between 1 and 500),
    constraint working_hours_letter check (queue_letter ~ '^[A-Z]$')
);
create index working_hours_practitioner on working_hours (practitioner_id, weekday);
create index working_hours_location on working_hours (location_id, weekday);

-- Leave, a blocked hour, a training: no bookings meanwhile.
create table absences (
    id uuid primary key,
    practitioner_id uuid not null references practitioners,
    -- Absent: everywhere.
    location_id uuid references locations,
    kind text not null,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    reason text,
    created_by uuid references users,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint absences_kind check (kind in ('leave', 'block', 'training')),
    constraint absences_order check (starts_at < ends_at)
);
create index absences_practitioner on absences (practitioner_id, starts_at);
create index absences_location on absences (location_id);
create index absences_created_by on absences (created_by);

create table holidays (
    id uuid primary key,
    on_date date not null,
    name_id text not null,
    name_en text not null,
    -- Absent: at all locations.
    location_id uuid references locations,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1
);
create unique index holidays_once on holidays (on_date, coalesce(location_id, '00000000-0000-0000-0000-000000000000')) where archived_at is null;
create index holidays_location on holidays (location_id);

-- The rules of booking and of the queue.
create table scheduling_settings (
    id smallint primary key default 1,
    hold_minutes integer not null default 8,
    -- Patients change and cancel by themselves until so long before the visit.
    change_until_minutes integer not null default 120,
    cancel_until_minutes integer not null default 120,
    -- Patients book from so long before until so many days ahead.
    book_from_minutes integer not null default 30,
    book_ahead_days integer not null default 90,
    open_bookings integer not null default 5,
    -- An offer of a freed slot stands so long.
    offer_minutes integer not null default 30,
    -- A booked patient who is later than this comes behind the next booked.
    late_minutes integer not null default 15,
    -- At least every so many-th call is a walk-in.
    walk_in_every integer not null default 3,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint scheduling_settings_only_one check (id = 1),
    constraint scheduling_settings_hold check (hold_minutes between 5 and 10),
    constraint scheduling_settings_limits check (change_until_minutes between 0 and 20160 and cancel_until_minutes between 0 and 20160
        and book_from_minutes between 0 and 20160 and book_ahead_days between 1 and 730 and open_bookings between 1 and 100
        and offer_minutes between 5 and 1440 and late_minutes between 0 and 240 and walk_in_every between 2 and 20)
);
insert into scheduling_settings (updated_at) values (now());
