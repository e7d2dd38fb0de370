select id as template from message_templates where code = '{code}' order by number desc limit 1
