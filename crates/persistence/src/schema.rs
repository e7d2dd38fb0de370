//! The tables as diesel sees them; a test compares this file with the migrated database.

diesel::table! {
    absences (id) {
        id -> Uuid,
        practitioner_id -> Uuid,
        location_id -> Nullable<Uuid>,
        kind -> Text,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        reason -> Nullable<Text>,
        created_by -> Nullable<Uuid>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    account_contacts (account_id, contact_id) {
        account_id -> Uuid,
        contact_id -> Uuid,
    }
}

diesel::table! {
    accounts (id) {
        id -> Uuid,
        name -> Text,
        name_words -> Array<Text>,
        kind -> Text,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        tax_number -> Nullable<Text>,
        address -> Jsonb,
        notes -> Nullable<Text>,
        custom -> Jsonb,
        source -> Nullable<Text>,
        external_id -> Nullable<Text>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    allocations (id) {
        id -> Uuid,
        resource_id -> Uuid,
        during -> Tstzrange,
        appointment_id -> Nullable<Uuid>,
        hold_id -> Nullable<Uuid>,
        overbooked -> Bool,
    }
}

diesel::table! {
    appointment_events (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        at -> Timestamptz,
        kind -> Text,
        user_id -> Nullable<Uuid>,
        by_whom -> Text,
        reason -> Nullable<Text>,
        detail -> Jsonb,
    }
}

diesel::table! {
    appointment_series (id) {
        id -> Uuid,
        every_weeks -> Integer,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    appointments (id) {
        id -> Uuid,
        code -> Text,
        contact_id -> Uuid,
        practitioner_id -> Uuid,
        location_id -> Uuid,
        service_id -> Uuid,
        series_id -> Nullable<Uuid>,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        state -> Text,
        source -> Text,
        reason -> Nullable<Text>,
        overbooked_for -> Nullable<Text>,
        price_amount -> BigInt,
        price_currency -> Text,
        follow_up_on -> Nullable<Date>,
        booked_by -> Nullable<Uuid>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    audit_entries (id) {
        id -> Uuid,
        at -> Timestamptz,
        user_id -> Nullable<Uuid>,
        session_id -> Nullable<Uuid>,
        action -> Text,
        resource -> Text,
        contact_ids -> Array<Uuid>,
        fields -> Array<Text>,
        request_id -> Text,
        address -> Text,
    }
}

diesel::table! {
    care_relations (practitioner_id, contact_id) {
        practitioner_id -> Uuid,
        contact_id -> Uuid,
        since -> Timestamptz,
    }
}

diesel::table! {
    changes (id) {
        id -> Uuid,
        resource -> Text,
        record_id -> Uuid,
        action -> Text,
        version -> BigInt,
        user_id -> Nullable<Uuid>,
        at -> Timestamptz,
        fields -> Jsonb,
    }
}

diesel::table! {
    consent_texts (id) {
        id -> Uuid,
        purpose -> Text,
        number -> Integer,
        text_id -> Text,
        text_en -> Text,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    consents (id) {
        id -> Uuid,
        contact_id -> Uuid,
        purpose -> Text,
        channel -> Nullable<Text>,
        granted -> Bool,
        text_id -> Uuid,
        language -> Text,
        source -> Text,
        user_id -> Nullable<Uuid>,
        proof -> Jsonb,
        decided_at -> Timestamptz,
    }
}

diesel::table! {
    contact_addresses (id) {
        id -> Uuid,
        contact_id -> Uuid,
        kind -> Text,
        address -> Jsonb,
        position -> SmallInt,
    }
}

diesel::table! {
    contact_identifiers (id) {
        id -> Uuid,
        contact_id -> Uuid,
        kind -> Text,
        value -> Nullable<Text>,
        sealed -> Nullable<Bytea>,
        blind_index -> Nullable<Bytea>,
        issuer -> Nullable<Text>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    contact_links (id) {
        id -> Uuid,
        contact_id -> Uuid,
        related_id -> Uuid,
        kind -> Text,
    }
}

diesel::table! {
    contact_locations (contact_id, location_id) {
        contact_id -> Uuid,
        location_id -> Uuid,
    }
}

diesel::table! {
    contact_merges (id) {
        id -> Uuid,
        surviving_id -> Uuid,
        absorbed_id -> Uuid,
        merged_at -> Timestamptz,
        merged_by -> Nullable<Uuid>,
        snapshot -> Jsonb,
        undone_at -> Nullable<Timestamptz>,
        undone_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    contact_tags (contact_id, tag_id) {
        contact_id -> Uuid,
        tag_id -> Uuid,
    }
}

diesel::table! {
    contacts (id) {
        id -> Uuid,
        mrn -> Nullable<Text>,
        name -> Text,
        name_words -> Array<Text>,
        honorific -> Nullable<Text>,
        birth_date -> Nullable<Date>,
        sex -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        location_id -> Nullable<Uuid>,
        deceased_on -> Nullable<Date>,
        language -> Text,
        channel -> Nullable<Text>,
        topics_wanted -> Array<Text>,
        topics_unwanted -> Array<Text>,
        quiet_from -> Nullable<Time>,
        quiet_until -> Nullable<Time>,
        custom -> Jsonb,
        last_visit_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        created_by -> Nullable<Uuid>,
        updated_at -> Timestamptz,
        version -> BigInt,
        archived_at -> Nullable<Timestamptz>,
        merged_into_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    custom_fields (id) {
        id -> Uuid,
        resource -> Text,
        key -> Text,
        label_id -> Text,
        label_en -> Text,
        kind -> Text,
        choices -> Jsonb,
        position -> Integer,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    delays (id) {
        id -> Uuid,
        session_id -> Uuid,
        on_date -> Date,
        minutes -> Integer,
        reason -> Nullable<Text>,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    holds (id) {
        id -> Uuid,
        secret_hash -> Bytea,
        practitioner_id -> Uuid,
        location_id -> Uuid,
        service_id -> Uuid,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        expires_at -> Timestamptz,
        extended -> Bool,
        user_id -> Nullable<Uuid>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    holidays (id) {
        id -> Uuid,
        on_date -> Date,
        name_id -> Text,
        name_en -> Text,
        location_id -> Nullable<Uuid>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    idempotency_keys (principal, operation, key) {
        principal -> Uuid,
        operation -> Text,
        key -> Text,
        body_hash -> Bytea,
        status -> SmallInt,
        headers -> Jsonb,
        body -> Bytea,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    interactions (id) {
        id -> Uuid,
        contact_id -> Uuid,
        kind -> Text,
        direction -> Nullable<Text>,
        occurred_at -> Timestamptz,
        duration_minutes -> Nullable<Integer>,
        subject -> Text,
        body -> Nullable<Text>,
        location_id -> Nullable<Uuid>,
        practitioner_id -> Nullable<Uuid>,
        account_id -> Nullable<Uuid>,
        user_id -> Nullable<Uuid>,
        source -> Text,
        external_id -> Nullable<Text>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    known_devices (id) {
        id -> Uuid,
        user_id -> Uuid,
        token_hash -> Bytea,
        created_at -> Timestamptz,
        last_used_at -> Timestamptz,
    }
}

diesel::table! {
    locations (id) {
        id -> Uuid,
        code -> Text,
        name -> Text,
        time_zone -> Text,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        address -> Jsonb,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
        payers -> Array<Text>,
    }
}

diesel::table! {
    message_templates (id) {
        id -> Uuid,
        code -> Text,
        number -> Integer,
        subject_id -> Text,
        subject_en -> Text,
        body_id -> Text,
        body_en -> Text,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        inbox_id -> Text,
        inbox_en -> Text,
    }
}

diesel::table! {
    messages (id) {
        id -> Uuid,
        contact_id -> Nullable<Uuid>,
        user_id -> Nullable<Uuid>,
        channel -> Text,
        destination -> Nullable<Bytea>,
        template_id -> Uuid,
        language -> Text,
        variables -> Jsonb,
        secrets -> Nullable<Bytea>,
        purpose -> Text,
        state -> Text,
        resource -> Text,
        record_id -> Uuid,
        dedupe_key -> Text,
        due_at -> Timestamptz,
        expires_at -> Nullable<Timestamptz>,
        attempts -> Integer,
        lease_token -> Nullable<Uuid>,
        lease_until -> Nullable<Timestamptz>,
        gate -> Nullable<Text>,
        provider_id -> Nullable<Text>,
        failure -> Nullable<Text>,
        created_at -> Timestamptz,
        sent_at -> Nullable<Timestamptz>,
        read_at -> Nullable<Timestamptz>,
        updated_at -> Timestamptz,
        version -> BigInt,
        template -> Text,
    }
}

diesel::table! {
    one_time_links (id) {
        id -> Uuid,
        purpose -> Text,
        user_id -> Nullable<Uuid>,
        token_hash -> Bytea,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    organisations (id) {
        id -> SmallInt,
        name -> Text,
        language -> Text,
        currency -> Text,
        time_zone -> Text,
        mrn_prefix -> Text,
        mrn_digits -> SmallInt,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    password_reset_requests (id) {
        id -> Uuid,
        login -> Bytea,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    practitioner_locations (practitioner_id, location_id) {
        practitioner_id -> Uuid,
        location_id -> Uuid,
    }
}

diesel::table! {
    practitioner_services (practitioner_id, service_id) {
        practitioner_id -> Uuid,
        service_id -> Uuid,
    }
}

diesel::table! {
    practitioner_specialities (practitioner_id, speciality_id) {
        practitioner_id -> Uuid,
        speciality_id -> Uuid,
    }
}

diesel::table! {
    practitioners (id) {
        id -> Uuid,
        name -> Text,
        licence_number -> Nullable<Text>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
        languages -> Array<Text>,
    }
}

diesel::table! {
    public_links (id) {
        id -> Uuid,
        purpose -> Text,
        token_hash -> Bytea,
        appointment_id -> Nullable<Uuid>,
        offer_id -> Nullable<Uuid>,
        practitioner_id -> Nullable<Uuid>,
        contact_id -> Nullable<Uuid>,
        created_by -> Nullable<Uuid>,
        created_at -> Timestamptz,
        expires_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    queue_counters (session_id, on_date) {
        session_id -> Uuid,
        on_date -> Date,
        last_number -> Integer,
    }
}

diesel::table! {
    queue_entries (id) {
        id -> Uuid,
        appointment_id -> Uuid,
        contact_id -> Uuid,
        practitioner_id -> Uuid,
        location_id -> Uuid,
        session_id -> Uuid,
        on_date -> Date,
        number -> Integer,
        kind -> Text,
        state -> Text,
        booked_at -> Nullable<Timestamptz>,
        arrived_at -> Timestamptz,
        called_at -> Nullable<Timestamptz>,
        started_at -> Nullable<Timestamptz>,
        finished_at -> Nullable<Timestamptz>,
        calls -> Integer,
        call_position -> Nullable<Integer>,
        skipped_at -> Nullable<Timestamptz>,
        reason -> Nullable<Text>,
        updated_at -> Timestamptz,
        version -> BigInt,
        number_session_id -> Uuid,
    }
}

diesel::table! {
    recall_attempts (id) {
        id -> Uuid,
        recall_id -> Uuid,
        at -> Timestamptz,
        channel -> Text,
        outcome -> Text,
        note -> Nullable<Text>,
        user_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    recalls (id) {
        id -> Uuid,
        contact_id -> Uuid,
        service_id -> Uuid,
        location_id -> Nullable<Uuid>,
        due_on -> Date,
        state -> Text,
        appointment_id -> Nullable<Uuid>,
        note -> Nullable<Text>,
        created_by -> Nullable<Uuid>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    resources (id) {
        id -> Uuid,
        location_id -> Uuid,
        kind -> Text,
        name -> Text,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    role_permissions (role_id, permission) {
        role_id -> Uuid,
        permission -> Text,
    }
}

diesel::table! {
    roles (id) {
        id -> Uuid,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        reach -> Text,
        built_in -> Bool,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    saved_views (id) {
        id -> Uuid,
        user_id -> Uuid,
        resource -> Text,
        name -> Text,
        shared -> Bool,
        definition -> Jsonb,
        position -> Integer,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    scheduling_settings (id) {
        id -> SmallInt,
        hold_minutes -> Integer,
        change_until_minutes -> Integer,
        cancel_until_minutes -> Integer,
        book_from_minutes -> Integer,
        book_ahead_days -> Integer,
        open_bookings -> Integer,
        offer_minutes -> Integer,
        late_minutes -> Integer,
        walk_in_every -> Integer,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    search_words (word) {
        word -> Text,
    }
}

diesel::table! {
    service_resources (service_id, resource_id) {
        service_id -> Uuid,
        resource_id -> Uuid,
    }
}

diesel::table! {
    services (id) {
        id -> Uuid,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        duration_minutes -> Integer,
        price_amount -> BigInt,
        price_currency -> Text,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
        buffer_before_minutes -> Integer,
        buffer_after_minutes -> Integer,
        slot_minutes -> Nullable<Integer>,
        online -> Bool,
        needs_approval -> Bool,
        preparation_id -> Nullable<Text>,
        preparation_en -> Nullable<Text>,
        reminder_minutes -> Array<Integer>,
        recall_reminder_days -> Array<Integer>,
        recall_months -> Nullable<Integer>,
    }
}

diesel::table! {
    sessions (id) {
        id -> Uuid,
        user_id -> Uuid,
        transport -> Text,
        token_hash -> Bytea,
        previous_hash -> Nullable<Bytea>,
        rotated_at -> Nullable<Timestamptz>,
        device -> Text,
        address -> Text,
        created_at -> Timestamptz,
        last_used_at -> Timestamptz,
        expires_at -> Timestamptz,
        revoked_at -> Nullable<Timestamptz>,
        revoked_for -> Nullable<Text>,
    }
}

diesel::table! {
    sign_in_failures (id) {
        id -> Uuid,
        login_hash -> Bytea,
        at -> Timestamptz,
    }
}

diesel::table! {
    specialities (id) {
        id -> Uuid,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    tags (id) {
        id -> Uuid,
        name -> Text,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
        archived_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    tasks (id) {
        id -> Uuid,
        kind -> Text,
        title -> Text,
        details -> Nullable<Text>,
        contact_id -> Nullable<Uuid>,
        location_id -> Nullable<Uuid>,
        appointment_id -> Nullable<Uuid>,
        assignee_id -> Nullable<Uuid>,
        priority -> Text,
        state -> Text,
        due_at -> Nullable<Timestamptz>,
        outcome -> Nullable<Text>,
        answer -> Nullable<Text>,
        answered_at -> Nullable<Timestamptz>,
        created_by -> Nullable<Uuid>,
        completed_by -> Nullable<Uuid>,
        completed_at -> Nullable<Timestamptz>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
        due_told_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    user_roles (id) {
        id -> Uuid,
        user_id -> Uuid,
        role_id -> Uuid,
        location_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    users (id) {
        id -> Uuid,
        name -> Text,
        username -> Nullable<Text>,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        password_hash -> Nullable<Text>,
        state -> Text,
        language -> Text,
        theme -> Text,
        shortcuts -> Bool,
        practitioner_id -> Nullable<Uuid>,
        contact_id -> Nullable<Uuid>,
        last_signed_in_at -> Nullable<Timestamptz>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    verifications (id) {
        id -> Uuid,
        purpose -> Text,
        request -> Nullable<Bytea>,
        contact_id -> Nullable<Uuid>,
        user_id -> Nullable<Uuid>,
        code_hash -> Bytea,
        tries -> Integer,
        created_at -> Timestamptz,
        expires_at -> Timestamptz,
        used_at -> Nullable<Timestamptz>,
        subject_hash -> Nullable<Bytea>,
    }
}

diesel::table! {
    waiting_list_entries (id) {
        id -> Uuid,
        contact_id -> Uuid,
        service_id -> Uuid,
        location_id -> Uuid,
        practitioner_id -> Nullable<Uuid>,
        earliest_on -> Date,
        latest_on -> Date,
        day_parts -> Array<Text>,
        state -> Text,
        appointment_id -> Nullable<Uuid>,
        created_by -> Nullable<Uuid>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    waiting_list_offers (id) {
        id -> Uuid,
        entry_id -> Uuid,
        hold_id -> Nullable<Uuid>,
        practitioner_id -> Uuid,
        starts_at -> Timestamptz,
        ends_at -> Timestamptz,
        expires_at -> Timestamptz,
        state -> Text,
        created_at -> Timestamptz,
        decided_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    working_hours (id) {
        id -> Uuid,
        practitioner_id -> Uuid,
        location_id -> Uuid,
        weekday -> SmallInt,
        starts -> Time,
        ends -> Time,
        break_from -> Nullable<Time>,
        break_until -> Nullable<Time>,
        valid_from -> Date,
        valid_until -> Nullable<Date>,
        daily_cap -> Nullable<Integer>,
        queue_letter -> Text,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

// Only tables that are really joined are paired; pairing all with all costs compile time.
diesel::allow_tables_to_appear_in_same_query!(
    account_contacts,
    accounts,
    care_relations,
    contact_addresses,
    contact_identifiers,
    contact_links,
    contact_locations,
    contact_merges,
    contact_tags,
    contacts,
    interactions,
    locations,
    practitioners,
    tags,
    users,
    // scheduling, tasks and messages are read with the people, places and services that they are about
    appointments,
    appointment_events,
    absences,
    message_templates,
    messages,
    queue_entries,
    recalls,
    resources,
    services,
    tasks,
    waiting_list_entries,
    waiting_list_offers,
    working_hours,
);
diesel::allow_tables_to_appear_in_same_query!(practitioner_locations, practitioner_specialities, specialities);
diesel::allow_tables_to_appear_in_same_query!(role_permissions, roles, user_roles);
diesel::allow_tables_to_appear_in_same_query!(users, sessions);
diesel::allow_tables_to_appear_in_same_query!(users, user_roles);
diesel::allow_tables_to_appear_in_same_query!(users, changes);
diesel::allow_tables_to_appear_in_same_query!(users, one_time_links);
diesel::allow_tables_to_appear_in_same_query!(users, known_devices);
diesel::allow_tables_to_appear_in_same_query!(practitioners, practitioner_locations);
diesel::allow_tables_to_appear_in_same_query!(practitioners, practitioner_specialities);
diesel::allow_tables_to_appear_in_same_query!(practitioners, practitioner_services);
diesel::allow_tables_to_appear_in_same_query!(services, practitioner_services);
diesel::allow_tables_to_appear_in_same_query!(services, service_resources);
diesel::allow_tables_to_appear_in_same_query!(resources, service_resources);
diesel::allow_tables_to_appear_in_same_query!(appointments, allocations);
diesel::allow_tables_to_appear_in_same_query!(holds, allocations);
diesel::allow_tables_to_appear_in_same_query!(consent_texts, consents);
diesel::allow_tables_to_appear_in_same_query!(recalls, recall_attempts);
diesel::allow_tables_to_appear_in_same_query!(resources, allocations);
diesel::allow_tables_to_appear_in_same_query!(practitioners, public_links);
diesel::allow_tables_to_appear_in_same_query!(contacts, public_links);
diesel::allow_tables_to_appear_in_same_query!(users, recall_attempts);
