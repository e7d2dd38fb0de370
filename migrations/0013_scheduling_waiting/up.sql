-- Who waits for a freed time, who is due for the next visit, and links that need no sign-in.

create table waiting_list_entries (
    id uuid primary key,
    contact_id uuid not null references contacts,
    service_id uuid not null references services,
    location_id uuid not null references locations,
    -- Absent: any practitioner.
    practitioner_id uuid references practitioners,
    earliest_on date not null,
    latest_on date not null,
    -- morning, afternoon, evening; empty: any.
    day_parts text[] not null default '{}',
    state text not null default 'waiting',
    appointment_id uuid references appointments,
    created_by uuid references users,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint waiting_list_entries_period check (earliest_on <= latest_on),
    constraint waiting_list_entries_state check (state in ('waiting', 'offered', 'booked', 'expired', 'withdrawn'))
);
create index waiting_list_entries_contact on waiting_list_entries (contact_id);
create index waiting_list_entries_line on waiting_list_entries (location_id, service_id, created_at) where state = 'waiting';
create index waiting_list_entries_service on waiting_list_entries (service_id);
create index waiting_list_entries_practitioner on waiting_list_entries (practitioner_id);
create index waiting_list_entries_appointment on waiting_list_entries (appointment_id);
create index waiting_list_entries_created_by on waiting_list_entries (created_by);
create index waiting_list_entries_created on waiting_list_entries (created_at, id);

-- One offer of one freed time; the chain of a time is every offer of its practitioner and start.
create table waiting_list_offers (
    id uuid primary key,
    entry_id uuid not null references waiting_list_entries on delete cascade,
    -- The hold that keeps the time; gone when the offer ended.
    hold_id uuid references holds on delete set null,
    practitioner_id uuid not null references practitioners,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    expires_at timestamptz not null,
    state text not null default 'open',
    created_at timestamptz not null,
    decided_at timestamptz,
    constraint waiting_list_offers_state check (state in ('open', 'accepted', 'declined', 'expired', 'withdrawn'))
);
create index waiting_list_offers_entry on waiting_list_offers (entry_id, created_at);
create index waiting_list_offers_hold on waiting_list_offers (hold_id);
create index waiting_list_offers_time on waiting_list_offers (practitioner_id, starts_at);
create index waiting_list_offers_open on waiting_list_offers (expires_at) where state = 'open';

-- When a patient should come again. Booking the service closes it.
create table recalls (
    id uuid primary key,
    contact_id uuid not null references contacts,
    service_id uuid not null references services,
    location_id uuid references locations,
    due_on date not null,
    state text not null default 'open',
    appointment_id uuid references appointments,
    note text,
    created_by uuid references users,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint recalls_state check (state in ('open', 'booked', 'done', 'declined'))
);
create unique index recalls_open_once on recalls (contact_id, service_id) where state = 'open';
create index recalls_due on recalls (due_on, id);
create index recalls_service on recalls (service_id);
create index recalls_location on recalls (location_id);
create index recalls_appointment on recalls (appointment_id);
create index recalls_created_by on recalls (created_by);

create table recall_attempts (
    id uuid primary key,
    recall_id uuid not null references recalls on delete cascade,
    at timestamptz not null,
    channel text not null,
    outcome text not null,
    note text,
    user_id uuid references users,
    constraint recall_attempts_channel check (channel in ('call', 'email', 'whatsapp', 'sms', 'inbox', 'in_person')),
    constraint recall_attempts_outcome check (outcome in ('sent', 'reached', 'no_answer', 'wrong_number', 'call_back', 'declined'))
);
create index recall_attempts_recall on recall_attempts (recall_id, at);
create index recall_attempts_user on recall_attempts (user_id);

-- Links in messages: one purpose each, expiring, revocable; only the hash of the token is kept.
create table public_links (
    id uuid primary key,
    purpose text not null,
    token_hash bytea not null,
    appointment_id uuid references appointments on delete cascade,
    offer_id uuid references waiting_list_offers on delete cascade,
    -- Whose calendar a feed shows.
    practitioner_id uuid references practitioners,
    contact_id uuid references contacts,
    created_by uuid references users,
    created_at timestamptz not null,
    expires_at timestamptz,
    revoked_at timestamptz,
    constraint public_links_token_unique unique (token_hash),
    constraint public_links_purpose check (purpose in ('appointment', 'offer', 'delay', 'calendar', 'preferences'))
);
create index public_links_appointment on public_links (appointment_id);
create index public_links_offer on public_links (offer_id);
create index public_links_practitioner on public_links (practitioner_id);
create index public_links_contact on public_links (contact_id);
create index public_links_created_by on public_links (created_by);
