-- The audit trail is sealed: a worker gives each row its place in a chain of hashes. The trail itself is never changed by it.

-- A number in the order of writing, by which the sealer finds what is new. The transaction gets its own id before the number:
-- so once no older transaction runs, no lower number can appear any more.
create sequence audit_numbers;
alter table audit_entries
    add column number bigint not null default (case when pg_current_xact_id() is not null then nextval('audit_numbers') end),
    -- Codes of the roles that the user held then.
    add column roles text[] not null default '{}',
    -- What the access was for: care, administration, own, emergency, system; empty in rows from before this was noted.
    add column purpose text not null default '',
    -- The break-glass grant that made it possible.
    add column grant_id uuid,
    add constraint audit_entries_number_unique unique (number);
alter sequence audit_numbers owned by audit_entries.number;
create index audit_entries_grant on audit_entries (grant_id) where grant_id is not null;

-- No foreign key: it would lock every row that is sealed, and the chain has to outlive what it seals.
create table audit_seals (
    sequence bigint primary key,
    -- Of the sealed row.
    number bigint not null,
    -- SHA-256 of the seal before, this sequence and time, and the row.
    hash bytea not null,
    sealed_at timestamptz not null,
    constraint audit_seals_number_unique unique (number),
    constraint audit_seals_sequence_positive check (sequence > 0)
);

-- Where the sealer stands. Only it trusts this; the verification does not.
create table audit_sealing (
    id smallint primary key default 1,
    -- Every number up to here is sealed, or will never be there.
    settled bigint not null default 0,
    -- Every number up to here is final once all transactions before `horizon` have ended.
    frontier bigint not null default 0,
    horizon bigint not null default 0,
    constraint audit_sealing_only_one check (id = 1)
);
insert into audit_sealing default values;

create trigger audit_seals_append_only before update or delete on audit_seals
    for each row execute function audit_entries_refuse();
create trigger audit_seals_keep before truncate on audit_seals
    for each statement execute function audit_entries_refuse();
-- Also where a session calls itself a replica, which leaves ordinary triggers out.
alter table audit_entries enable always trigger audit_entries_append_only;
alter table audit_entries enable always trigger audit_entries_keep;
alter table audit_seals enable always trigger audit_seals_append_only;
alter table audit_seals enable always trigger audit_seals_keep;

-- The role of the server, which owns nothing: it reads and writes, and cannot take a trigger away.
do $$
begin
    if not exists (select from pg_roles where rolname = 'akrab_server') then
        create role akrab_server login;
    end if;
exception
    -- another database of this server was quicker
    when duplicate_object or unique_violation then null;
    -- an own server, whose administrator makes roles; see docs/SECURITY.md
    when insufficient_privilege then null;
end $$;
do $$
begin
    if exists (select from pg_roles where rolname = 'akrab_server') then
        grant usage on schema public to akrab_server;
        grant select, insert, update, delete on all tables in schema public to akrab_server;
        grant usage, select on all sequences in schema public to akrab_server;
        alter default privileges in schema public grant select, insert, update, delete on tables to akrab_server;
        alter default privileges in schema public grant usage, select on sequences to akrab_server;
        revoke update, delete, truncate on audit_entries, audit_seals from akrab_server;
        revoke insert, update, delete, truncate on __diesel_schema_migrations from akrab_server;
    end if;
    -- the owner can grant it to itself again, but no ordinary statement does
    revoke update, delete, truncate on audit_entries, audit_seals from public, current_user;
end $$;
