-- A quota stays with its history when its sub-account is deleted.
REVOKE DELETE, TRUNCATE ON quota_prepaid FROM airgate_app;
--> statement-breakpoint
-- What a poll has read so far is worth nothing after a crash: the poll begins again.
ALTER TABLE billing_bill_staging SET UNLOGGED;
