-- What was done about an alert is never rewritten.
REVOKE UPDATE, DELETE, TRUNCATE ON alerts_history FROM airgate_app;
