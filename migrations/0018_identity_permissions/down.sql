delete from role_permissions
where permission in ('schedule:read', 'schedule:write', 'appointments:read', 'appointments:write', 'appointments:overbook', 'queue:read',
    'queue:write', 'queue:prioritise', 'recalls:read', 'recalls:write', 'tasks:read', 'tasks:write', 'messages:read', 'messages:write',
    'messages:inspect', 'templates:write', 'consents:read', 'consents:write', 'portal:invite', 'portal:use');
