drop table password_reset_requests;
alter table messages drop column template;
alter table message_templates drop column inbox_id, drop column inbox_en;
