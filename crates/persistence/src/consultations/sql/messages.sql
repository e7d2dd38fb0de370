-- What was written in the consultation $1, the earliest first, with its files, its copies and their proofs of reading.
select m.id, m.author, m.user_id, coalesce(p.name, u.name) as author_name, m.body, m.emergency, m.sent_at,
    array(select a.file_id from consultation_attachments a where a.message_id = m.id order by a.file_id) as file_ids,
    coalesce((
        select jsonb_agg(jsonb_build_object(
            'reader', c.reader, 'practitioner_id', c.practitioner_id, 'name', r.name, 'copied_at', c.copied_at, 'read_at', c.read_at
        ) order by c.copied_at, c.reader, c.id)
        from consultation_copies c
        left join practitioners r on r.id = c.practitioner_id
        where c.message_id = m.id
    ), '[]'::jsonb) as copies
from consultation_messages m
join users u on u.id = m.user_id
left join practitioners p on p.id = m.practitioner_id
where m.consultation_id = $1
order by m.sent_at, m.id
