-- What was printed, and can be verified: one row for each version of a record that was made into a document.

create table document_seals (
    id uuid primary key,
    -- 140 random bits, in letters and digits that are not mistaken for each other.
    code text not null,
    kind text not null,
    record_id uuid not null,
    record_version bigint not null,
    contact_id uuid references contacts,
    -- Of everything the document says, and of its bytes once it was made.
    content_sha256 bytea not null,
    file_sha256 bytea,
    pages integer,
    issued_by uuid references users,
    issued_at timestamptz not null,
    superseded_at timestamptz,
    revoked_at timestamptz,
    constraint document_seals_kind check (kind in ('lab_report', 'referral_letter')),
    constraint document_seals_hashes check (octet_length(content_sha256) = 32 and octet_length(file_sha256) = 32),
    constraint document_seals_pages check (pages > 0 and (pages is null) = (file_sha256 is null)),
    constraint document_seals_code_unique unique (code),
    -- the same content of the same version is the same document, however often it is fetched
    constraint document_seals_once unique (kind, record_id, record_version, content_sha256)
);
create index document_seals_contact on document_seals (contact_id);
create index document_seals_issued_by on document_seals (issued_by);
