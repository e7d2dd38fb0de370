-- Files $4 of the person $1, sent by the user $3, become files of the consultation $2.
update files set record_kind = 'consultation', record_id = $2, updated_at = $5, version = version + 1
where id = any($4) and contact_id = $1 and uploaded_by = $3 and archived_at is null and state <> 'infected'
    and ((record_kind = 'consultation' and record_id = $2) or (record_kind = 'contact' and record_id = $1))
returning id
