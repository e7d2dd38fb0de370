-- Ends the care relations that reports have made with the person $1, as far as nothing is a reason for them any more: no results, no
-- visit, no consultation and no referral.
with ended as (
    delete from care_relations c
    using lab_report_care m, lab_reports b
    where b.contact_id = $1 and m.report_id = b.id and c.contact_id = $1 and c.practitioner_id = m.practitioner_id
      and not exists (
          select from lab_reports r
          join observations o on o.report_id = r.id and (o.value is not null or o.words is not null)
          where r.contact_id = c.contact_id and r.archived_at is null and r.source <> 'patient'
            and (r.practitioner_id = c.practitioner_id
                 or exists (select from users u where u.id = o.entered_by and u.practitioner_id = c.practitioner_id))
      )
      and not exists (select from appointments a where a.contact_id = c.contact_id and a.practitioner_id = c.practitioner_id)
      and not exists (select from interactions i where i.contact_id = c.contact_id and i.practitioner_id = c.practitioner_id)
      and not exists (
          select from consultations q
          where q.contact_id = c.contact_id
            and (q.practitioner_id = c.practitioner_id
                 or exists (select from consultation_doctors d where d.consultation_id = q.id and d.practitioner_id = c.practitioner_id)
                 or exists (select from consultation_messages n where n.consultation_id = q.id and n.practitioner_id = c.practitioner_id))
      )
      and not exists (
          select from referrals f
          where f.contact_id = c.contact_id and c.practitioner_id in (f.from_practitioner_id, f.to_practitioner_id)
      )
    returning c.practitioner_id
)
delete from lab_report_care m
using ended e, lab_reports b
where b.contact_id = $1 and m.report_id = b.id and m.practitioner_id = e.practitioner_id
