-- What somebody has to do, about whom, until when. Praise, suggestions and complaints from the portal are tasks too.

create table tasks (
    id uuid primary key,
    kind text not null default 'to_do',
    title text not null,
    details text,
    contact_id uuid references contacts,
    location_id uuid references locations,
    appointment_id uuid references appointments,
    -- The owner; absent: whoever of the location takes it.
    assignee_id uuid references users,
    priority text not null default 'normal',
    state text not null default 'open',
    due_at timestamptz,
    outcome text,
    -- What the patient is told, for what came from the portal.
    answer text,
    answered_at timestamptz,
    created_by uuid references users,
    completed_by uuid references users,
    completed_at timestamptz,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint tasks_kind check (kind in ('to_do', 'call_back', 'praise', 'suggestion', 'complaint', 'recall', 'link_person')),
    constraint tasks_priority check (priority in ('low', 'normal', 'high', 'urgent')),
    constraint tasks_state check (state in ('open', 'in_progress', 'done', 'cancelled')),
    constraint tasks_completed check ((state in ('done', 'cancelled')) = (completed_at is not null))
);
create index tasks_contact on tasks (contact_id);
create index tasks_location on tasks (location_id, state);
create index tasks_appointment on tasks (appointment_id);
create index tasks_assignee on tasks (assignee_id, state, due_at);
create index tasks_due on tasks (due_at, id) where state in ('open', 'in_progress');
create index tasks_created on tasks (created_at, id);
create index tasks_created_by on tasks (created_by);
create index tasks_completed_by on tasks (completed_by);
