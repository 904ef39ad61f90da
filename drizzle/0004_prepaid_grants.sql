-- History of allocations cannot be rewritten by the application.
REVOKE UPDATE, DELETE, TRUNCATE ON quota_allocations FROM airgate_app;
