drop table scheduling_settings, holidays, absences, working_hours, service_resources, resources, practitioner_services;
alter table services
    drop column buffer_before_minutes, drop column buffer_after_minutes, drop column slot_minutes, drop column online,
    drop column needs_approval, drop column preparation_id, drop column preparation_en, drop column reminder_minutes,
    drop column recall_reminder_days, drop column recall_months;
