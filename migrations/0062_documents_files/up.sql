-- Files on records. The bytes lie below the data directory under a random name; a row is written only when they are there.

create table files (
    id uuid primary key,
    -- The person whom the record is about; absent for accounts.
    contact_id uuid references contacts,
    record_kind text not null,
    record_id uuid not null,
    name text not null,
    media_type text not null,
    size_bytes bigint not null,
    sha256 bytea not null,
    width integer,
    height integer,
    -- The name on disk; absent once the bytes were deleted.
    stored_name text,
    state text not null,
    -- What the virus scanner calls what it found.
    finding text,
    uploaded_by uuid references users,
    -- When the scanner is asked, how often it was, and who is asking.
    due_at timestamptz not null,
    attempts integer not null default 0,
    lease_token uuid,
    lease_until timestamptz,
    scanned_at timestamptz,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint files_record_kind check (record_kind in ('contact', 'consultation', 'lab_report', 'referral', 'appointment', 'account')),
    constraint files_state check (state in ('quarantined', 'clean', 'not_scanned', 'infected')),
    constraint files_of_somebody check (record_kind = 'account' or contact_id is not null),
    -- what is infected is not kept
    constraint files_bytes check ((state = 'infected') = (stored_name is null)),
    constraint files_sha256 check (octet_length(sha256) = 32),
    constraint files_size check (size_bytes > 0),
    constraint files_stored_name_unique unique (stored_name)
);
create index files_contact on files (contact_id);
create index files_record on files (record_kind, record_id, created_at);
create index files_uploaded_by on files (uploaded_by);
create index files_to_scan on files (due_at, id) where state = 'quarantined';

-- Installations that exist get the permissions their built-in roles would have had on the day of installation.
insert into role_permissions (role_id, permission)
select r.id, p.permission
from roles r cross join (values ('files:read'), ('files:write')) as p (permission)
where r.built_in
    and r.code in ('manager', 'receptionist', 'doctor', 'head_doctor', 'lab_staff', 'agent', 'sales', 'patient')
on conflict do nothing;
