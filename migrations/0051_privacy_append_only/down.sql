drop trigger consent_texts_keep on consent_texts;
drop trigger consent_texts_append_only on consent_texts;
drop function consent_texts_refuse();
drop trigger consents_keep on consents;
drop trigger consents_append_only on consents;
drop function consents_refuse();
