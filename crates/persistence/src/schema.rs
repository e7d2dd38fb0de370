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
    analyte_ranges (id) {
        id -> Uuid,
        analyte_id -> Uuid,
        sex -> Nullable<Text>,
        age_from -> Integer,
        age_to -> Nullable<Integer>,
        low -> Nullable<Double>,
        high -> Nullable<Double>,
        critical_low -> Nullable<Double>,
        critical_high -> Nullable<Double>,
        valid_from -> Date,
        valid_to -> Nullable<Date>,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    analyte_units (analyte_id, unit) {
        analyte_id -> Uuid,
        unit -> Text,
        factor -> Double,
        shift -> Double,
    }
}

diesel::table! {
    analytes (id) {
        id -> Uuid,
        code -> Text,
        name_id -> Text,
        name_en -> Text,
        plain_id -> Text,
        plain_en -> Text,
        about_id -> Text,
        about_en -> Text,
        unit -> Text,
        decimals -> SmallInt,
        category -> Text,
        position -> Integer,
        plausible_low -> Nullable<Double>,
        plausible_high -> Nullable<Double>,
        with_comment -> Bool,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
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
        number -> BigInt,
        roles -> Array<Text>,
        purpose -> Text,
        grant_id -> Nullable<Uuid>,
    }
}

diesel::table! {
    audit_sealing (id) {
        id -> SmallInt,
        settled -> BigInt,
        frontier -> BigInt,
        horizon -> BigInt,
    }
}

diesel::table! {
    audit_seals (sequence) {
        sequence -> BigInt,
        number -> BigInt,
        hash -> Bytea,
        sealed_at -> Timestamptz,
    }
}

diesel::table! {
    break_glass_grants (id) {
        id -> Uuid,
        contact_id -> Uuid,
        user_id -> Uuid,
        roles -> Array<Text>,
        reason -> Text,
        details -> Text,
        created_at -> Timestamptz,
        ends_at -> Timestamptz,
        verdict -> Nullable<Text>,
        note -> Nullable<Text>,
        reviewed_by -> Nullable<Uuid>,
        reviewed_at -> Nullable<Timestamptz>,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    canned_answers (id) {
        id -> Uuid,
        user_id -> Nullable<Uuid>,
        title_id -> Text,
        title_en -> Text,
        text_id -> Text,
        text_en -> Text,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
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
    consultation_attachments (message_id, file_id) {
        message_id -> Uuid,
        file_id -> Uuid,
    }
}

diesel::table! {
    consultation_copies (id) {
        id -> Uuid,
        message_id -> Uuid,
        reader -> Text,
        practitioner_id -> Nullable<Uuid>,
        copied_at -> Timestamptz,
        read_at -> Nullable<Timestamptz>,
        read_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    consultation_doctors (id) {
        id -> Uuid,
        consultation_id -> Uuid,
        practitioner_id -> Uuid,
        since_at -> Timestamptz,
        reason -> Nullable<Text>,
        handed_by -> Nullable<Uuid>,
    }
}

diesel::table! {
    consultation_messages (id) {
        id -> Uuid,
        consultation_id -> Uuid,
        author -> Text,
        user_id -> Uuid,
        practitioner_id -> Nullable<Uuid>,
        body -> Text,
        emergency -> Bool,
        sent_at -> Timestamptz,
    }
}

diesel::table! {
    consultation_outcomes (id) {
        id -> Uuid,
        consultation_id -> Uuid,
        appointment_id -> Nullable<Uuid>,
        task_id -> Nullable<Uuid>,
        created_by -> Uuid,
        created_at -> Timestamptz,
    }
}

diesel::table! {
    consultation_settings (id) {
        id -> SmallInt,
        answer_hours -> Integer,
        weekdays -> Array<SmallInt>,
        opens -> Time,
        closes -> Time,
        reopen_days -> Integer,
        emergency_phone -> Text,
        emergency_words -> Array<Text>,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    consultations (id) {
        id -> Uuid,
        contact_id -> Uuid,
        practitioner_id -> Uuid,
        speciality_id -> Nullable<Uuid>,
        subject -> Text,
        state -> Text,
        urgent -> Bool,
        waiting_since_at -> Nullable<Timestamptz>,
        answer_due_at -> Nullable<Timestamptz>,
        first_answered_at -> Nullable<Timestamptz>,
        last_message_at -> Timestamptz,
        closed_at -> Nullable<Timestamptz>,
        closed_by -> Nullable<Uuid>,
        rating -> Nullable<SmallInt>,
        rating_comment -> Nullable<Text>,
        rated_at -> Nullable<Timestamptz>,
        created_by -> Uuid,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
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
    critical_calls (observation_id) {
        observation_id -> Uuid,
        task_id -> Uuid,
        told -> Nullable<Text>,
        acknowledged_by -> Nullable<Uuid>,
        acknowledged_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
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
    document_seals (id) {
        id -> Uuid,
        code -> Text,
        kind -> Text,
        record_id -> Uuid,
        record_version -> BigInt,
        contact_id -> Nullable<Uuid>,
        content_sha256 -> Bytea,
        file_sha256 -> Nullable<Bytea>,
        pages -> Nullable<Integer>,
        issued_by -> Nullable<Uuid>,
        issued_at -> Timestamptz,
        superseded_at -> Nullable<Timestamptz>,
        revoked_at -> Nullable<Timestamptz>,
    }
}

diesel::table! {
    facilities (id) {
        id -> Uuid,
        name -> Text,
        kind -> Text,
        city -> Nullable<Text>,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    files (id) {
        id -> Uuid,
        contact_id -> Nullable<Uuid>,
        record_kind -> Text,
        record_id -> Uuid,
        name -> Text,
        media_type -> Text,
        size_bytes -> BigInt,
        sha256 -> Bytea,
        width -> Nullable<Integer>,
        height -> Nullable<Integer>,
        stored_name -> Nullable<Text>,
        state -> Text,
        finding -> Nullable<Text>,
        uploaded_by -> Nullable<Uuid>,
        due_at -> Timestamptz,
        attempts -> Integer,
        lease_token -> Nullable<Uuid>,
        lease_until -> Nullable<Timestamptz>,
        scanned_at -> Nullable<Timestamptz>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
    }
}

diesel::table! {
    head_doctors (id) {
        id -> Uuid,
        speciality_id -> Nullable<Uuid>,
        practitioner_id -> Uuid,
        kind -> Text,
        starts_on -> Date,
        ends_on -> Nullable<Date>,
        created_by -> Nullable<Uuid>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
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
        glass_contact_ids -> Array<Uuid>,
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
    lab_comments (id) {
        id -> Uuid,
        report_id -> Uuid,
        comment -> Text,
        commented_by -> Uuid,
        commented_at -> Timestamptz,
    }
}

diesel::table! {
    lab_numbers (month) {
        month -> Date,
        last -> Integer,
    }
}

diesel::table! {
    lab_panel_analytes (panel_id, analyte_id) {
        panel_id -> Uuid,
        analyte_id -> Uuid,
        position -> Integer,
    }
}

diesel::table! {
    lab_panels (id) {
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
    lab_report_care (report_id, practitioner_id) {
        report_id -> Uuid,
        practitioner_id -> Uuid,
    }
}

diesel::table! {
    lab_reports (id) {
        id -> Uuid,
        number -> Text,
        contact_id -> Uuid,
        location_id -> Uuid,
        practitioner_id -> Nullable<Uuid>,
        appointment_id -> Nullable<Uuid>,
        source -> Text,
        laboratory -> Nullable<Text>,
        instrument -> Nullable<Text>,
        state -> Text,
        collected_at -> Timestamptz,
        expected_on -> Nullable<Date>,
        with_comment -> Bool,
        comment -> Nullable<Text>,
        commented_by -> Nullable<Uuid>,
        commented_at -> Nullable<Timestamptz>,
        comment_due_at -> Nullable<Timestamptz>,
        comment_task_id -> Nullable<Uuid>,
        entered_by -> Nullable<Uuid>,
        verified_by -> Nullable<Uuid>,
        verified_at -> Nullable<Timestamptz>,
        released_at -> Nullable<Timestamptz>,
        seen_at -> Nullable<Timestamptz>,
        archived_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
        updated_at -> Timestamptz,
        version -> BigInt,
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
    observations (id) {
        id -> Uuid,
        report_id -> Uuid,
        contact_id -> Uuid,
        analyte_id -> Uuid,
        value -> Nullable<Double>,
        comparator -> Nullable<Text>,
        words -> Nullable<Text>,
        unit -> Text,
        given_value -> Nullable<Text>,
        given_unit -> Nullable<Text>,
        method -> Nullable<Text>,
        collected_at -> Timestamptz,
        observed_on -> Date,
        low -> Nullable<Double>,
        high -> Nullable<Double>,
        critical_low -> Nullable<Double>,
        critical_high -> Nullable<Double>,
        flag -> Nullable<Text>,
        confirmed -> Bool,
        corrects_id -> Nullable<Uuid>,
        reason -> Nullable<Text>,
        entered_by -> Nullable<Uuid>,
        verified_by -> Nullable<Uuid>,
        verified_at -> Nullable<Timestamptz>,
        corrected_at -> Nullable<Timestamptz>,
        released_at -> Nullable<Timestamptz>,
        created_at -> Timestamptz,
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
        lab_comment_hours -> Integer,
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
    privacy_settings (id) {
        id -> SmallInt,
        staff_names -> Text,
        break_glass_minutes -> Integer,
        updated_at -> Timestamptz,
        version -> BigInt,
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
    referral_events (id) {
        id -> Uuid,
        referral_id -> Uuid,
        state -> Text,
        note -> Nullable<Text>,
        user_id -> Nullable<Uuid>,
        at -> Timestamptz,
    }
}

diesel::table! {
    referral_numbers (month) {
        month -> Date,
        last -> Integer,
    }
}

diesel::table! {
    referral_result_files (result_id, file_id) {
        result_id -> Uuid,
        file_id -> Uuid,
    }
}

diesel::table! {
    referral_results (id) {
        id -> Uuid,
        referral_id -> Uuid,
        body -> Text,
        resulted_on -> Date,
        doctor -> Nullable<Text>,
        recorded_by -> Nullable<Uuid>,
        recorded_at -> Timestamptz,
    }
}

diesel::table! {
    referrals (id) {
        id -> Uuid,
        number -> Text,
        direction -> Text,
        contact_id -> Uuid,
        location_id -> Uuid,
        from_practitioner_id -> Nullable<Uuid>,
        from_doctor -> Nullable<Text>,
        from_facility_id -> Nullable<Uuid>,
        to_practitioner_id -> Nullable<Uuid>,
        to_doctor -> Nullable<Text>,
        to_facility_id -> Nullable<Uuid>,
        speciality_id -> Nullable<Uuid>,
        service -> Nullable<Text>,
        reason -> Text,
        urgency -> Text,
        outside_number -> Nullable<Text>,
        state -> Text,
        valid_until -> Nullable<Date>,
        appointment_id -> Nullable<Uuid>,
        planned_at -> Nullable<Timestamptz>,
        sent_at -> Nullable<Timestamptz>,
        answered_at -> Nullable<Timestamptz>,
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
    break_glass_grants,
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
    // so are reports of the laboratory and their values
    analytes,
    lab_reports,
    observations,
    referrals,
);
diesel::allow_tables_to_appear_in_same_query!(analytes, analyte_ranges);
diesel::allow_tables_to_appear_in_same_query!(analytes, analyte_units);
diesel::allow_tables_to_appear_in_same_query!(analytes, lab_panel_analytes);
diesel::allow_tables_to_appear_in_same_query!(lab_panels, lab_panel_analytes);
diesel::allow_tables_to_appear_in_same_query!(lab_reports, lab_comments);
diesel::allow_tables_to_appear_in_same_query!(users, lab_comments);
diesel::allow_tables_to_appear_in_same_query!(observations, critical_calls);
diesel::allow_tables_to_appear_in_same_query!(lab_reports, critical_calls);
diesel::allow_tables_to_appear_in_same_query!(tasks, critical_calls);
diesel::allow_tables_to_appear_in_same_query!(users, critical_calls);
diesel::allow_tables_to_appear_in_same_query!(consultations, consultation_doctors);
diesel::allow_tables_to_appear_in_same_query!(users, referral_events);
diesel::allow_tables_to_appear_in_same_query!(users, referral_results);
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
diesel::allow_tables_to_appear_in_same_query!(users, files);
diesel::allow_tables_to_appear_in_same_query!(audit_entries, audit_seals);
