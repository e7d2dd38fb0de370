delete from role_permissions
where permission in ('consultations:read', 'consultations:write', 'consultations:answer', 'head_doctors:write');
