-- The nested parts of one person's record, as JSON, in one statement. $1 is the contact.
select
    coalesce((select json_agg(json_build_object('id', i.id, 'kind', i.kind, 'value', i.value, 'sealed', encode(i.sealed, 'hex'),
                                                'issuer', i.issuer) order by i.created_at, i.id)
              from contact_identifiers i where i.contact_id = $1), '[]') as identifiers,
    coalesce((select json_agg(json_build_object('kind', a.kind, 'address', a.address) order by a.position, a.id)
              from contact_addresses a where a.contact_id = $1), '[]') as addresses,
    coalesce((select json_agg(json_build_object('related_id', p.id, 'kind', l.kind, 'name', p.name, 'birth_date', p.birth_date,
                                                'mrn', p.mrn, 'reverse', l.reverse) order by l.reverse, p.name, p.id)
              from (select related_id as other, kind, false as reverse from contact_links where contact_id = $1
                    union all
                    select contact_id, kind, true from contact_links where related_id = $1) l
              join contacts p on p.id = l.other and p.archived_at is null), '[]') as links,
    coalesce((select json_agg(json_build_object('account_id', a.id, 'name', a.name, 'kind', a.kind) order by a.name, a.id)
              from account_contacts m join accounts a on a.id = m.account_id
              where m.contact_id = $1), '[]') as accounts,
    coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by lower(t.name))
              from contact_tags m join tags t on t.id = m.tag_id where m.contact_id = $1), '[]') as tags
