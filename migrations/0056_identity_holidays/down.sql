delete from role_permissions where permission = 'holidays:write';
