-- The application's role: it reads and writes rows, owns nothing, and cannot rewrite history.
DO $$ BEGIN
  CREATE ROLE airgate_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO airgate_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO airgate_app;
--> statement-breakpoint
ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO airgate_app;
--> statement-breakpoint
REVOKE UPDATE, DELETE, TRUNCATE ON audit_log, quota_ledger, quota_request_keys, quota_batch_items, billing_charges FROM airgate_app;
--> statement-breakpoint
REVOKE INSERT, DELETE, TRUNCATE ON audit_head FROM airgate_app;
--> statement-breakpoint
INSERT INTO audit_head (one, seq, hash) VALUES (1, 0, '');
--> statement-breakpoint
-- Caches of every instance follow these tables: a statement that changes one announces the rows'
-- subjects, or '*' when they are too many for one notification.
CREATE FUNCTION announce_policy_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  subjects text[];
BEGIN
  IF TG_OP = 'INSERT' THEN
    SELECT array_agg(DISTINCT sub) INTO subjects FROM added;
  ELSIF TG_OP = 'DELETE' THEN
    SELECT array_agg(DISTINCT sub) INTO subjects FROM removed;
  ELSE
    SELECT array_agg(DISTINCT sub) INTO subjects
    FROM (SELECT sub FROM added UNION SELECT sub FROM removed) AS both_sides;
  END IF;
  IF subjects IS NOT NULL THEN
    PERFORM pg_notify('policy_rules',
      CASE WHEN cardinality(subjects) > 20 OR octet_length(subjects::text) > 6000 THEN '*'
           ELSE array_to_json(subjects)::text END);
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER announce_insert AFTER INSERT ON policy_rules
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION announce_policy_rules();
--> statement-breakpoint
CREATE TRIGGER announce_delete AFTER DELETE ON policy_rules
  REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION announce_policy_rules();
--> statement-breakpoint
CREATE TRIGGER announce_update AFTER UPDATE ON policy_rules
  REFERENCING OLD TABLE AS removed NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION announce_policy_rules();
--> statement-breakpoint
CREATE FUNCTION announce_table() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify(TG_TABLE_NAME, '*');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON config_approaches
  FOR EACH STATEMENT EXECUTE FUNCTION announce_table();
--> statement-breakpoint
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON config_settings
  FOR EACH STATEMENT EXECUTE FUNCTION announce_table();
--> statement-breakpoint
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON access_role_rules
  FOR EACH STATEMENT EXECUTE FUNCTION announce_table();
--> statement-breakpoint
CREATE TRIGGER announce AFTER INSERT OR DELETE OR UPDATE OF
  secret_hash, previous_hash, previous_until, scopes, rate_limit, expires_at, revoked_at
  ON access_api_keys FOR EACH STATEMENT EXECUTE FUNCTION announce_table();
--> statement-breakpoint
CREATE TRIGGER announce AFTER INSERT OR UPDATE OR DELETE ON billing_prices
  FOR EACH STATEMENT EXECUTE FUNCTION announce_table();
--> statement-breakpoint
-- Balances change all the time and no index holds them: with room in the page the update stays there.
ALTER TABLE quota_pools SET (fillfactor = 70);
--> statement-breakpoint
ALTER TABLE quota_holds SET (fillfactor = 80);
--> statement-breakpoint
-- The Casbin model of pools; the compiled index decides by the same one, and a test compares the two.
INSERT INTO policy_models (name, text) VALUES ('pools', $model$[request_definition]
r = sub, dom, obj, act

[policy_definition]
p = sub, dom, obj, act, eft

[role_definition]
g = _, _

[policy_effect]
e = some(where (p.eft == allow)) && !some(where (p.eft == deny))

[matchers]
m = r.act == p.act && (p.dom == "*" || r.dom == p.dom) && (r.obj == p.obj || p.obj == "model/*" && keyMatch(r.obj, p.obj)) && g(r.sub, p.sub)$model$);
