-- Reports with their values. What was verified is never overwritten: a correction is a row of its own.

create table lab_reports (
    id uuid primary key,
    -- LB-2611-0417: year, month, and a number of that month.
    number text not null,
    contact_id uuid not null references contacts,
    location_id uuid not null references locations,
    -- The doctor who asked for it, and who comments on it.
    practitioner_id uuid references practitioners,
    appointment_id uuid references appointments,
    -- clinic, patient (typed in, from an outside laboratory), import
    source text not null,
    -- Name of the outside laboratory.
    laboratory text,
    instrument text,
    state text not null default 'draft',
    collected_at timestamptz not null,
    -- When values are expected, for what has been ordered and is not there.
    expected_on date,
    with_comment boolean not null default false,
    comment text,
    commented_by uuid references users,
    commented_at timestamptz,
    -- What waits for a comment is released then at the latest; the task says so to the doctor.
    comment_due_at timestamptz,
    comment_task_id uuid references tasks,
    entered_by uuid references users,
    verified_by uuid references users,
    verified_at timestamptz,
    released_at timestamptz,
    -- When the patient or a guardian first opened it as it is now.
    seen_at timestamptz,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint lab_reports_number_unique unique (number),
    constraint lab_reports_source check (source in ('clinic', 'patient', 'import')),
    constraint lab_reports_state check (state in ('draft', 'awaiting_comment', 'released')),
    constraint lab_reports_verified check (state = 'draft' or verified_at is not null or source = 'patient'),
    constraint lab_reports_released check (state <> 'released' or released_at is not null),
    constraint lab_reports_waiting check (state <> 'awaiting_comment' or comment_due_at is not null)
);
create index lab_reports_contact on lab_reports (contact_id, collected_at desc, id);
create index lab_reports_location on lab_reports (location_id, state, collected_at desc, id);
create index lab_reports_created on lab_reports (created_at, id);
create index lab_reports_practitioner on lab_reports (practitioner_id, state);
create index lab_reports_appointment on lab_reports (appointment_id);
create index lab_reports_waiting on lab_reports (comment_due_at, id) where state = 'awaiting_comment';
create index lab_reports_comment_task on lab_reports (comment_task_id);
create index lab_reports_commented_by on lab_reports (commented_by);
create index lab_reports_entered_by on lab_reports (entered_by);
create index lab_reports_verified_by on lab_reports (verified_by);

create table observations (
    id uuid primary key,
    report_id uuid not null references lab_reports,
    contact_id uuid not null references contacts,
    analyte_id uuid not null references analytes,
    -- In the unit of the analyte; absent for words, and for what is still awaited.
    value double precision,
    -- Before the value: less than, more than.
    comparator text,
    words text,
    unit text not null,
    -- As it was typed or came in.
    given_value text,
    given_unit text,
    method text,
    collected_at timestamptz not null,
    -- The calendar day of the collection in the zone of the report's location.
    observed_on date not null,
    -- The limits that held for this person on that day.
    low double precision,
    high double precision,
    critical_low double precision,
    critical_high double precision,
    flag text,
    -- Whether whoever typed an implausible value has confirmed it.
    confirmed boolean not null default false,
    -- The value that this one corrects, and why.
    corrects_id uuid references observations,
    reason text,
    entered_by uuid references users,
    verified_by uuid references users,
    verified_at timestamptz,
    -- Set when a correction has taken its place.
    corrected_at timestamptz,
    -- The patient sees it from then on; what a patient typed in, at once.
    released_at timestamptz,
    created_at timestamptz not null,
    constraint observations_comparator check (comparator in ('<', '<=', '>', '>=')),
    constraint observations_something check (verified_at is null or value is not null or words is not null),
    constraint observations_flag check (flag in ('normal', 'low', 'high', 'critical_low', 'critical_high')),
    constraint observations_correction check ((corrects_id is null) = (reason is null)),
    constraint observations_corrects_unique unique (corrects_id)
);
create index observations_report on observations (report_id, analyte_id);
-- One value of an analyte in a report counts; the earlier ones are those it corrects.
create unique index observations_one on observations (report_id, analyte_id) where corrected_at is null;
create index observations_history on observations (contact_id, analyte_id, observed_on desc, collected_at desc, verified_at desc, id desc)
    where verified_at is not null or released_at is not null;
-- What waits for its verification.
create index observations_unverified on observations (report_id) where verified_at is null and corrected_at is null;
create index observations_analyte on observations (analyte_id);
create index observations_entered_by on observations (entered_by);
create index observations_verified_by on observations (verified_by);

-- Who has its patient in care because of this report, and of nothing before; goes again with a draft that is archived.
create table lab_report_care (
    report_id uuid not null references lab_reports,
    practitioner_id uuid not null references practitioners,
    primary key (report_id, practitioner_id)
);
create index lab_report_care_practitioner on lab_report_care (practitioner_id);

-- What was verified or released stays as it is. What may still be said about it: that it was corrected, that it was released, to
-- whom it belongs after a merge, and of a value that a patient typed in, that it was verified.
create function observations_refuse() returns trigger language plpgsql as $$
declare
    mutable text[] := '{contact_id,corrected_at,released_at}';
begin
    if tg_op = 'TRUNCATE' then
        raise exception 'verified values are never overwritten';
    end if;
    if old.verified_at is null and old.released_at is null then
        return case tg_op when 'DELETE' then old else new end;
    end if;
    if old.verified_at is null then
        mutable := mutable || '{verified_by,verified_at,flag,low,high,critical_low,critical_high}'::text[];
    end if;
    if tg_op = 'UPDATE'
        and (to_jsonb(new) - mutable) = (to_jsonb(old) - mutable)
        and (old.corrected_at is null or new.corrected_at = old.corrected_at)
        and (old.released_at is null or new.released_at = old.released_at) then
        return new;
    end if;
    raise exception 'verified values are never overwritten';
end $$;
create trigger observations_append_only before update or delete on observations
    for each row execute function observations_refuse();
create trigger observations_keep before truncate on observations
    for each statement execute function observations_refuse();
-- Also where a session calls itself a replica, which leaves ordinary triggers out.
alter table observations enable always trigger observations_append_only;
alter table observations enable always trigger observations_keep;

-- Every comment on a report, the newest of which stands in the report.
create table lab_comments (
    id uuid primary key,
    report_id uuid not null references lab_reports,
    comment text not null,
    commented_by uuid not null references users,
    commented_at timestamptz not null
);
create index lab_comments_report on lab_comments (report_id, commented_at);
create index lab_comments_commented_by on lab_comments (commented_by);

create function lab_comments_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'comments are never overwritten';
end $$;
create trigger lab_comments_append_only before update or delete on lab_comments
    for each row execute function lab_comments_refuse();
create trigger lab_comments_keep before truncate on lab_comments
    for each statement execute function lab_comments_refuse();
alter table lab_comments enable always trigger lab_comments_append_only;
alter table lab_comments enable always trigger lab_comments_keep;

-- Numbers of reports, gapless within a month.
create table lab_numbers (
    month date primary key,
    last integer not null
);

-- Who was told of a critical value; until then a task is open.
create table critical_calls (
    observation_id uuid primary key references observations,
    task_id uuid not null references tasks,
    -- Whom, in words: "dr. Ayu, by phone".
    told text,
    acknowledged_by uuid references users,
    acknowledged_at timestamptz,
    created_at timestamptz not null,
    constraint critical_calls_acknowledged check ((acknowledged_at is null) = (told is null))
);
create index critical_calls_task on critical_calls (task_id);
create index critical_calls_acknowledged_by on critical_calls (acknowledged_by);

-- Hours for which results wait for a doctor's comment.
alter table organisations add column lab_comment_hours integer not null default 72
    constraint organisations_lab_comment_hours check (lab_comment_hours between 1 and 720);

alter table tasks drop constraint tasks_kind;
alter table tasks add constraint tasks_kind
    check (kind in ('to_do', 'call_back', 'praise', 'suggestion', 'complaint', 'recall', 'link_person', 'critical_value', 'lab_comment'));

insert into role_permissions (role_id, permission)
select r.id, p.permission
from roles r
join (values
    ('doctor', 'lab:read'), ('doctor', 'lab:comment'),
    ('head_doctor', 'lab:read'), ('head_doctor', 'lab:comment'),
    ('lab_staff', 'lab:read'), ('lab_staff', 'lab:write'), ('lab_staff', 'lab:verify'), ('lab_staff', 'analytes:write'),
    ('patient', 'lab:read'), ('patient', 'lab:own')
) as p (code, permission) on p.code = r.code
where r.built_in
on conflict do nothing;
