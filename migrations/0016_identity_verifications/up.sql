-- Proofs that somebody reads an address: a code that is sent there or handed out at the desk.

create table verifications (
    id uuid primary key,
    purpose text not null,
    -- What was asked for, sealed: name, address and password hash of a sign-up, the new phone number, and so on.
    request bytea,
    contact_id uuid references contacts,
    user_id uuid references users on delete cascade,
    -- Keyed hash of the code.
    code_hash bytea not null,
    tries integer not null default 0,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    constraint verifications_purpose check (purpose in ('registration', 'desk_code', 'guest_booking', 'sign_in', 'contact_change', 'family')),
    constraint verifications_tries check (tries between 0 and 5)
);
create index verifications_contact on verifications (contact_id);
create index verifications_user on verifications (user_id);
create index verifications_expiry on verifications (expires_at);
