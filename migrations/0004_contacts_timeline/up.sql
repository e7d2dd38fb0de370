-- The timeline, and who changed what.

create table interactions (
    id uuid primary key,
    contact_id uuid not null references contacts,
    kind text not null,
    direction text,
    occurred_at timestamptz not null,
    duration_minutes integer,
    subject text not null,
    body text,
    location_id uuid references locations,
    practitioner_id uuid references practitioners,
    account_id uuid references accounts,
    user_id uuid references users,
    source text not null default 'manual',
    external_id text,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint interactions_external_unique unique (source, external_id),
    constraint interactions_duration check (duration_minutes between 0 and 10080)
);
create index interactions_timeline on interactions (contact_id, occurred_at, id) where archived_at is null;
create index interactions_location on interactions (location_id);
create index interactions_practitioner on interactions (practitioner_id);
create index interactions_account on interactions (account_id);
create index interactions_user on interactions (user_id);

-- Changes of records, field by field; secret values are masked before they get here.
create table changes (
    id uuid primary key,
    resource text not null,
    record_id uuid not null,
    action text not null,
    version bigint not null,
    user_id uuid references users,
    at timestamptz not null,
    fields jsonb not null
);
create index changes_record on changes (record_id, at);
create index changes_user on changes (user_id);
