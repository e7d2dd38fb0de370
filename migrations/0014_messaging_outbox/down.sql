drop table messages, message_templates;
