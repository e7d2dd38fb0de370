-- Questions of patients to doctors, who watches over the answers, and how fast these are expected.

-- The rules; one row.
create table consultation_settings (
    id smallint primary key default 1,
    -- Within so many hours of business a question is answered.
    answer_hours integer not null default 8,
    -- ISO: 1 is Monday.
    weekdays smallint[] not null default '{1,2,3,4,5,6}',
    opens time not null default '08:00',
    closes time not null default '17:00',
    -- A patient may open a closed consultation again for so many days.
    reopen_days integer not null default 14,
    emergency_phone text not null default '119',
    -- Words that mean an emergency besides those that the program knows.
    emergency_words text[] not null default '{}',
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint consultation_settings_only_one check (id = 1),
    constraint consultation_settings_hours check (answer_hours between 1 and 240),
    constraint consultation_settings_order check (opens < closes),
    constraint consultation_settings_weekdays check (cardinality(weekdays) between 1 and 7),
    constraint consultation_settings_reopen check (reopen_days between 0 and 365)
);
insert into consultation_settings (updated_at) values (now());

-- Head doctors of a speciality, or of the whole clinic when there is none; deputies stand in for them on the days of a leave.
create table head_doctors (
    id uuid primary key,
    -- Absent: of the whole clinic.
    speciality_id uuid references specialities,
    practitioner_id uuid not null references practitioners,
    -- head, deputy
    kind text not null,
    starts_on date not null,
    -- Included; absent: until further notice.
    ends_on date,
    created_by uuid references users,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint head_doctors_kind check (kind in ('head', 'deputy')),
    constraint head_doctors_order check (starts_on <= ends_on),
    constraint head_doctors_deputy_ends check (kind = 'head' or ends_on is not null),
    constraint head_doctors_one_at_a_time exclude using gist (
        coalesce(speciality_id, '00000000-0000-0000-0000-000000000000'::uuid) with =, kind with =, daterange(starts_on, ends_on, '[]') with &&
    ) where (archived_at is null)
);
create index head_doctors_speciality on head_doctors (speciality_id);
create index head_doctors_practitioner on head_doctors (practitioner_id);
create index head_doctors_created_by on head_doctors (created_by);
create index head_doctors_order_of_list on head_doctors (starts_on, id);

create table consultations (
    id uuid primary key,
    contact_id uuid not null references contacts,
    -- Who is to answer.
    practitioner_id uuid not null references practitioners,
    -- Whose head doctor watches over it; absent: the head doctor of the clinic.
    speciality_id uuid references specialities,
    subject text not null,
    state text not null default 'open',
    -- The patient used words that mean an emergency.
    urgent boolean not null default false,
    -- When the oldest question that waits was asked, and until when it is answered; absent when nothing waits.
    waiting_since_at timestamptz,
    answer_due_at timestamptz,
    first_answered_at timestamptz,
    last_message_at timestamptz not null,
    closed_at timestamptz,
    closed_by uuid references users,
    rating smallint,
    rating_comment text,
    rated_at timestamptz,
    -- Who asked: the patient, or a guardian.
    created_by uuid not null references users,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1,
    constraint consultations_state check (state in ('open', 'answered', 'closed')),
    constraint consultations_waiting check ((waiting_since_at is null) = (answer_due_at is null)),
    constraint consultations_open_waits check ((state = 'open') = (answer_due_at is not null)),
    constraint consultations_closed check ((state = 'closed') = (closed_at is not null)),
    constraint consultations_rating check (rating between 1 and 5)
);
create index consultations_contact on consultations (contact_id, created_at);
create index consultations_practitioner on consultations (practitioner_id, state);
create index consultations_speciality on consultations (speciality_id);
create index consultations_closed_by on consultations (closed_by);
create index consultations_created_by on consultations (created_by);
create index consultations_due on consultations (urgent desc, coalesce(answer_due_at, '9999-12-31 00:00:00Z'::timestamptz), id);
create index consultations_last_message on consultations (last_message_at, id);

-- To whom a consultation was given, one after the other; the latest is who answers. All of them may read it.
create table consultation_doctors (
    id uuid primary key,
    consultation_id uuid not null references consultations on delete cascade,
    practitioner_id uuid not null references practitioners,
    since_at timestamptz not null,
    -- Why it was handed over, for those who come after; absent for whom the patient chose.
    reason text,
    handed_by uuid references users
);
create index consultation_doctors_consultation on consultation_doctors (consultation_id, since_at);
create index consultation_doctors_practitioner on consultation_doctors (practitioner_id, consultation_id);
create index consultation_doctors_handed_by on consultation_doctors (handed_by);

-- What was written. Rows are only ever added.
create table consultation_messages (
    id uuid primary key,
    consultation_id uuid not null references consultations,
    -- patient, doctor, head, deputy: as what the author wrote it.
    author text not null,
    user_id uuid not null references users,
    practitioner_id uuid references practitioners,
    body text not null,
    -- It has words that mean an emergency.
    emergency boolean not null default false,
    sent_at timestamptz not null,
    constraint consultation_messages_author check (author in ('patient', 'doctor', 'head', 'deputy')),
    constraint consultation_messages_practitioner check ((author = 'patient') = (practitioner_id is null))
);
create index consultation_messages_consultation on consultation_messages (consultation_id, sent_at, id);
create index consultation_messages_user on consultation_messages (user_id);
create index consultation_messages_practitioner on consultation_messages (practitioner_id);

create table consultation_attachments (
    message_id uuid not null references consultation_messages,
    file_id uuid not null references files,
    primary key (message_id, file_id)
);
create index consultation_attachments_file on consultation_attachments (file_id);

-- A copy of each message for everybody who is to read it, with the proof that they did.
create table consultation_copies (
    id uuid primary key,
    message_id uuid not null references consultation_messages,
    -- patient, doctor, head, deputy
    reader text not null,
    -- Absent for the patient.
    practitioner_id uuid references practitioners,
    copied_at timestamptz not null,
    read_at timestamptz,
    read_by uuid references users,
    constraint consultation_copies_reader check (reader in ('patient', 'doctor', 'head', 'deputy')),
    constraint consultation_copies_practitioner check ((reader = 'patient') = (practitioner_id is null)),
    constraint consultation_copies_proof check ((read_at is null) = (read_by is null))
);
create unique index consultation_copies_once on consultation_copies (message_id, reader, practitioner_id) nulls not distinct;
create index consultation_copies_practitioner on consultation_copies (practitioner_id);
create index consultation_copies_read_by on consultation_copies (read_by);
create index consultation_copies_unread on consultation_copies (message_id) where read_at is null;

-- What a consultation has become besides an answer: a visit, or something to be done.
create table consultation_outcomes (
    id uuid primary key,
    consultation_id uuid not null references consultations on delete cascade,
    appointment_id uuid references appointments,
    task_id uuid references tasks,
    created_by uuid not null references users,
    created_at timestamptz not null,
    constraint consultation_outcomes_one check ((appointment_id is null) <> (task_id is null)),
    constraint consultation_outcomes_visit_once unique (consultation_id, appointment_id)
);
create index consultation_outcomes_consultation on consultation_outcomes (consultation_id, created_at);
create index consultation_outcomes_appointment on consultation_outcomes (appointment_id);
create index consultation_outcomes_task on consultation_outcomes (task_id);
create index consultation_outcomes_created_by on consultation_outcomes (created_by);

-- Answers that fit many questions; without an owner they are for all doctors.
create table canned_answers (
    id uuid primary key,
    user_id uuid references users on delete cascade,
    title_id text not null,
    title_en text not null,
    text_id text not null,
    text_en text not null,
    archived_at timestamptz,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    version bigint not null default 1
);
create index canned_answers_user on canned_answers (user_id);
create index canned_answers_title_id on canned_answers (title_id, id);
create index canned_answers_title_en on canned_answers (title_en, id);

-- What was written, and that it was read, stays as it was: a proof is added once.
create function consultation_messages_refuse() returns trigger language plpgsql as $$
begin
    raise exception 'messages of consultations are append-only';
end $$;
create trigger consultation_messages_append_only before update or delete on consultation_messages
    for each row execute function consultation_messages_refuse();
create trigger consultation_messages_keep before truncate on consultation_messages
    for each statement execute function consultation_messages_refuse();
create trigger consultation_attachments_append_only before update or delete on consultation_attachments
    for each row execute function consultation_messages_refuse();
create trigger consultation_attachments_keep before truncate on consultation_attachments
    for each statement execute function consultation_messages_refuse();

create function consultation_copies_refuse() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.read_at is null
        and (to_jsonb(new) - 'read_at' - 'read_by') = (to_jsonb(old) - 'read_at' - 'read_by') then
        return new;
    end if;
    raise exception 'copies of consultations are append-only';
end $$;
create trigger consultation_copies_append_only before update or delete on consultation_copies
    for each row execute function consultation_copies_refuse();
create trigger consultation_copies_keep before truncate on consultation_copies
    for each statement execute function consultation_copies_refuse();

insert into canned_answers (id, title_id, title_en, text_id, text_en, created_at, updated_at) values
('01920000-0000-7000-8000-00000000c001', 'Terima kasih, sedang saya pelajari', 'Thank you, I am looking into it',
    'Terima kasih atas pertanyaan Anda. Saya pelajari dahulu catatan Anda dan menjawab secepatnya.',
    'Thank you for your question. I will look at your records first and answer as soon as I can.', now(), now()),
('01920000-0000-7000-8000-00000000c002', 'Mohon keterangan tambahan', 'Please tell me more',
    'Agar saya dapat menjawab dengan tepat, mohon ceritakan: sejak kapan keluhan ini ada, seberapa sering, apa yang memperberat atau meringankan, dan obat apa saja yang Anda minum sekarang.',
    'So that I can answer you well, please tell me: since when you have had this, how often it occurs, what makes it better or worse, and which medicines you take at present.', now(), now()),
('01920000-0000-7000-8000-00000000c003', 'Perlu diperiksa langsung', 'This needs an examination',
    'Keluhan ini perlu saya periksa langsung. Silakan buat janji kunjungan; sampai saat itu, segera hubungi 119 bila keluhan memberat.',
    'I need to examine you for this. Please book a visit; until then, call 119 at once if it becomes worse.', now(), now()),
('01920000-0000-7000-8000-00000000c004', 'Lanjutkan obat seperti sekarang', 'Go on with your medicine',
    'Silakan lanjutkan obat seperti yang sudah diberikan dan jangan menghentikannya sendiri. Kabari saya bila muncul keluhan baru.',
    'Please go on with your medicine as prescribed and do not stop it by yourself. Let me know if anything new appears.', now(), now()),
('01920000-0000-7000-8000-00000000c005', 'Catat tekanan darah tiga hari', 'Write down your blood pressure for three days',
    'Mohon ukur tekanan darah pagi dan malam selama tiga hari, setelah duduk tenang lima menit, lalu kirimkan catatannya di sini.',
    'Please measure your blood pressure in the morning and in the evening for three days, after sitting still for five minutes, and send me your notes here.', now(), now()),
('01920000-0000-7000-8000-00000000c006', 'Persiapan puasa sebelum periksa lab', 'Fasting before a blood test',
    'Sebelum pemeriksaan ini, Anda perlu berpuasa 10 sampai 12 jam; air putih boleh diminum. Obat rutin tetap diminum kecuali saya sampaikan lain.',
    'Before this test you need to fast for 10 to 12 hours; water is fine. Take your usual medicine unless I have told you otherwise.', now(), now()),
('01920000-0000-7000-8000-00000000c007', 'Hasil Anda dalam batas normal', 'Your results are within the normal range',
    'Hasil pemeriksaan Anda berada dalam batas normal. Pertahankan pola hidup Anda dan lakukan pemeriksaan berikutnya sesuai jadwal.',
    'Your results are within the normal range. Keep up your way of life, and have the next test when it is due.', now(), now()),
('01920000-0000-7000-8000-00000000c008', 'Keadaan darurat: hubungi 119', 'Emergency: call 119',
    'Yang Anda ceritakan dapat berarti keadaan darurat. Jangan menunggu jawaban di sini: segera hubungi 119 atau datang ke instalasi gawat darurat terdekat.',
    'What you describe may be an emergency. Do not wait for an answer here: call 119 at once, or go to the nearest emergency department.', now(), now());
