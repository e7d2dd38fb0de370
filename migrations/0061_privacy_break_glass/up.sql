-- A clinical role opens one record outside its care, for a reason, for an hour at most.

create table break_glass_grants (
    id uuid primary key,
    contact_id uuid not null references contacts,
    user_id uuid not null references users,
    -- The roles that the user held then, for who reads about it later.
    roles text[] not null,
    reason text not null,
    details text not null,
    created_at timestamptz not null,
    ends_at timestamptz not null,
    -- What the manager says: justified or not_justified.
    verdict text,
    note text,
    reviewed_by uuid references users,
    reviewed_at timestamptz,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint break_glass_grants_an_hour check (ends_at between created_at and created_at + interval '60 minutes'),
    constraint break_glass_grants_reviewed check ((verdict is null) = (reviewed_at is null) and (verdict is null) = (reviewed_by is null)),
    constraint break_glass_grants_verdict check (verdict in ('justified', 'not_justified'))
);
create index break_glass_grants_contact on break_glass_grants (contact_id, created_at);
create index break_glass_grants_user on break_glass_grants (user_id, ends_at);
create index break_glass_grants_reviewer on break_glass_grants (reviewed_by);
create index break_glass_grants_open on break_glass_grants (created_at) where reviewed_at is null;

-- Whom a stored answer shows only because their record was open then: it is not given again to who does not see them any more.
alter table idempotency_keys add column glass_contact_ids uuid[] not null default '{}';

create table privacy_settings (
    id smallint primary key default 1,
    -- How the access log names members of staff to patients: full or role.
    staff_names text not null default 'full',
    -- How long break-glass lasts.
    break_glass_minutes integer not null default 60,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint privacy_settings_only_one check (id = 1),
    constraint privacy_settings_staff_names check (staff_names in ('full', 'role')),
    constraint privacy_settings_break_glass_minutes check (break_glass_minutes between 5 and 60)
);
insert into privacy_settings (updated_at) values (now());

insert into role_permissions (role_id, permission)
select r.id, p.permission
from roles r
join (values ('doctor', 'break_glass:use'), ('head_doctor', 'break_glass:use'), ('lab_staff', 'break_glass:use'),
             ('manager', 'break_glass:review')) as p (role, permission) on p.role = r.code
where r.built_in
on conflict do nothing;
