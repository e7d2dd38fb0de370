-- Patients sent to somebody, or by somebody: another facility, or a colleague in the clinic.

-- Hospitals, clinics and practices with which patients are exchanged.
create table facilities (
    id uuid primary key,
    name text not null,
    -- hospital, clinic, health_centre, laboratory, practice, other
    kind text not null,
    city text,
    phone text,
    email text,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint facilities_kind check (kind in ('hospital', 'clinic', 'health_centre', 'laboratory', 'practice', 'other'))
);
create unique index facilities_name_unique on facilities (lower(name), lower(coalesce(city, ''))) where archived_at is null;
create index facilities_name on facilities (name, id);

create table referrals (
    id uuid primary key,
    -- RJ-2611-0042: year, month, and a number of that month.
    number text not null,
    -- out: to another facility; in: from one; internal: to a colleague.
    direction text not null,
    contact_id uuid not null references contacts,
    location_id uuid not null references locations,
    from_practitioner_id uuid references practitioners,
    from_doctor text,
    from_facility_id uuid references facilities,
    to_practitioner_id uuid references practitioners,
    to_doctor text,
    to_facility_id uuid references facilities,
    speciality_id uuid references specialities,
    -- What is asked for, such as an examination.
    service text,
    -- Why: for those who treat the patient, and the patient.
    reason text not null,
    -- routine, urgent, emergency
    urgency text not null default 'routine',
    -- The number that the other side gave it.
    outside_number text,
    state text not null,
    valid_until date,
    appointment_id uuid references appointments,
    -- When another facility expects the patient.
    planned_at timestamptz,
    sent_at timestamptz,
    answered_at timestamptz,
    created_by uuid references users,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint referrals_number_unique unique (number),
    constraint referrals_direction check (direction in ('in', 'out', 'internal')),
    constraint referrals_urgency check (urgency in ('routine', 'urgent', 'emergency')),
    constraint referrals_state check (state in
        ('draft', 'sent', 'received', 'accepted', 'scheduled', 'seen', 'answered', 'declined', 'cancelled')),
    constraint referrals_sent check (direction = 'in' or state in ('draft', 'cancelled') or sent_at is not null),
    constraint referrals_answered check (state <> 'answered' or answered_at is not null),
    constraint referrals_parties check (case direction
        when 'out' then from_practitioner_id is not null and from_doctor is null and from_facility_id is null
            and to_practitioner_id is null and (to_facility_id is not null or to_doctor is not null)
        when 'in' then from_practitioner_id is null and (from_facility_id is not null or from_doctor is not null)
            and to_doctor is null and to_facility_id is null
        else from_practitioner_id is not null and from_doctor is null and from_facility_id is null
            and to_practitioner_id is not null and to_doctor is null and to_facility_id is null
            and from_practitioner_id <> to_practitioner_id
    end)
);
create index referrals_contact on referrals (contact_id, created_at desc, id);
create index referrals_created on referrals (created_at, id);
create index referrals_updated on referrals (updated_at, id);
create index referrals_location on referrals (location_id, state);
create index referrals_from_practitioner on referrals (from_practitioner_id, state);
create index referrals_to_practitioner on referrals (to_practitioner_id, state);
create index referrals_from_facility on referrals (from_facility_id);
create index referrals_to_facility on referrals (to_facility_id);
create index referrals_speciality on referrals (speciality_id);
create index referrals_appointment on referrals (appointment_id);
create index referrals_created_by on referrals (created_by);

-- Into which states a referral came. Rows are only ever added.
create table referral_events (
    id uuid primary key,
    referral_id uuid not null references referrals,
    state text not null,
    -- A remark, or why it was declined or cancelled.
    note text,
    user_id uuid references users,
    at timestamptz not null,
    constraint referral_events_state check (state in
        ('draft', 'sent', 'received', 'accepted', 'scheduled', 'seen', 'answered', 'declined', 'cancelled'))
);
create index referral_events_referral on referral_events (referral_id, at, id);
create index referral_events_user on referral_events (user_id);

-- What was sent back. Rows are only ever added; the latest counts.
create table referral_results (
    id uuid primary key,
    referral_id uuid not null references referrals,
    body text not null,
    -- The day of the finding.
    resulted_on date not null,
    -- Who has written it, when it is somebody outside.
    doctor text,
    recorded_by uuid references users,
    recorded_at timestamptz not null
);
create index referral_results_referral on referral_results (referral_id, recorded_at, id);
create index referral_results_recorded_by on referral_results (recorded_by);

create table referral_result_files (
    result_id uuid not null references referral_results,
    file_id uuid not null references files,
    primary key (result_id, file_id)
);
create index referral_result_files_file on referral_result_files (file_id);

create function referrals_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'what became of a referral is never overwritten';
end $$;
create trigger referral_events_append_only before update or delete on referral_events
    for each row execute function referrals_refuse();
create trigger referral_events_keep before truncate on referral_events
    for each statement execute function referrals_refuse();
create trigger referral_results_append_only before update or delete on referral_results
    for each row execute function referrals_refuse();
create trigger referral_results_keep before truncate on referral_results
    for each statement execute function referrals_refuse();
create trigger referral_result_files_append_only before update or delete on referral_result_files
    for each row execute function referrals_refuse();
create trigger referral_result_files_keep before truncate on referral_result_files
    for each statement execute function referrals_refuse();

-- Numbers of referrals, gapless within a month.
create table referral_numbers (
    month date primary key,
    last integer not null
);

-- Roles that are there already get the permissions of referrals.
insert into role_permissions (role_id, permission)
select r.id, p.permission
from roles r
join (values
    ('admin', '{facilities:write}'::text[]),
    ('manager', '{referrals:read,facilities:write}'),
    ('receptionist', '{referrals:read,facilities:write}'),
    ('doctor', '{referrals:read,referrals:clinical,referrals:write,facilities:write}'),
    ('head_doctor', '{referrals:read,referrals:clinical,referrals:write,facilities:write}'),
    ('patient', '{referrals:read,referrals:clinical}')
) as granted (code, permissions) on granted.code = r.code
cross join lateral unnest(granted.permissions) as p (permission)
where r.built_in
on conflict do nothing;
