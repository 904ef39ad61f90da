CREATE TABLE "access_admins" (
	"upn" text PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"password_hash" text,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"password_changed_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"last_active_at" timestamp with time zone,
	CONSTRAINT "access_admins_email_unique" UNIQUE("email"),
	CONSTRAINT "access_admins_email" CHECK ("access_admins"."email" = lower("access_admins"."email"))
);
--> statement-breakpoint
CREATE TABLE "access_api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" text NOT NULL,
	"previous_hash" text,
	"previous_until" timestamp with time zone,
	"scopes" jsonb NOT NULL,
	"rate_limit" integer NOT NULL,
	"expires_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	"requests" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "access_api_keys_secretHash_unique" UNIQUE("secret_hash"),
	CONSTRAINT "access_api_keys_previousHash_unique" UNIQUE("previous_hash"),
	CONSTRAINT "access_api_keys_rate" CHECK ("access_api_keys"."rate_limit" > 0)
);
--> statement-breakpoint
CREATE TABLE "access_approvals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"operation" text NOT NULL,
	"input_hash" text NOT NULL,
	"input" text,
	"summary" jsonb NOT NULL,
	"target_type" text NOT NULL,
	"target_id" text NOT NULL,
	"target_version" text NOT NULL,
	"reason" text NOT NULL,
	"requester_upn" text NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"approver_upn" text,
	"decision_reason" text,
	"outcome" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "access_approvals_four_eyes" CHECK ("access_approvals"."approver_upn" is distinct from "access_approvals"."requester_upn")
);
--> statement-breakpoint
CREATE TABLE "access_person_passwords" (
	"upn" text PRIMARY KEY NOT NULL,
	"password_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "access_role_rules" (
	"role" text NOT NULL,
	"capability" text NOT NULL,
	"eft" text NOT NULL,
	CONSTRAINT "access_role_rules_role_capability_pk" PRIMARY KEY("role","capability")
);
--> statement-breakpoint
CREATE TABLE "access_sessions" (
	"id_hash" text PRIMARY KEY NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"handle" uuid DEFAULT gen_random_uuid() NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "access_sessions_handle_unique" UNIQUE("handle")
);
--> statement-breakpoint
CREATE TABLE "access_setup_links" (
	"token_hash" text PRIMARY KEY NOT NULL,
	"upn" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "access_sign_in_failures" (
	"account" text NOT NULL,
	"ip" text NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"blocked_until" timestamp with time zone NOT NULL,
	CONSTRAINT "access_sign_in_failures_account_ip_pk" PRIMARY KEY("account","ip")
);
--> statement-breakpoint
CREATE TABLE "audit_head" (
	"one" smallint PRIMARY KEY DEFAULT 1 NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_head_one" CHECK ("audit_head"."one" = 1)
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"seq" bigint PRIMARY KEY NOT NULL,
	"id" uuid NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_email" text,
	"actor_role" text,
	"operation" text NOT NULL,
	"action" text NOT NULL,
	"target_type" text NOT NULL,
	"target_id" text NOT NULL,
	"old" jsonb,
	"new" jsonb,
	"reason" text,
	"ip" text,
	"user_agent" text,
	"request_id" text,
	"count" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"previous_hash" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "audit_log_id_unique" UNIQUE("id"),
	CONSTRAINT "audit_log_count" CHECK ("audit_log"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "audit_repeats" (
	"actor_id" text NOT NULL,
	"ip" text NOT NULL,
	"action" text NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "audit_repeats_minute_actor_id_ip_action_pk" PRIMARY KEY("minute","actor_id","ip","action")
);
--> statement-breakpoint
CREATE TABLE "audit_outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"delivered_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "billing_anomalies" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "billing_anomalies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"pool" text NOT NULL,
	"upn" text NOT NULL,
	"charge_id" text NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"details" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "billing_charges" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "billing_charges_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"charge_id" text NOT NULL,
	"pool" text NOT NULL,
	"upn" text NOT NULL,
	"approach_id" text NOT NULL,
	"svc" text NOT NULL,
	"domain" text NOT NULL,
	"cost" bigint NOT NULL,
	"from_allowance" bigint NOT NULL,
	"from_booster" bigint NOT NULL,
	"hold_id" text,
	"usage" jsonb,
	"price_version" integer,
	"flags" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"remark" jsonb,
	"chat_session_id" text,
	"occurred_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "billing_charges_cost" CHECK ("billing_charges"."cost" >= 0),
	CONSTRAINT "billing_charges_parts" CHECK ("billing_charges"."from_allowance" + "billing_charges"."from_booster" = "billing_charges"."cost"
        and "billing_charges"."from_allowance" >= 0 and "billing_charges"."from_booster" >= 0)
);
--> statement-breakpoint
CREATE TABLE "billing_prices" (
	"approach_id" text NOT NULL,
	"version" integer NOT NULL,
	"valid_from" timestamp with time zone NOT NULL,
	"per_million" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "billing_prices_approach_id_version_pk" PRIMARY KEY("approach_id","version")
);
--> statement-breakpoint
CREATE TABLE "config_approaches" (
	"id" text PRIMARY KEY NOT NULL,
	"label_zh" text NOT NULL,
	"label_en" text NOT NULL,
	"provider" text NOT NULL,
	"kind" text NOT NULL,
	"on_shelf" boolean DEFAULT true NOT NULL,
	"domains" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "config_approaches_id" CHECK ("config_approaches"."id" <> '')
);
--> statement-breakpoint
CREATE TABLE "config_settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "directory_people" (
	"upn" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"email" text,
	"department" text,
	"title" text,
	"grade" text,
	"type" text,
	"manager_upn" text,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"source" text DEFAULT 'local' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"frozen_at" timestamp with time zone,
	"frozen_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "directory_people_upn" CHECK ("directory_people"."upn" = lower("directory_people"."upn") and position('@' in "directory_people"."upn") > 1)
);
--> statement-breakpoint
CREATE TABLE "iam_sub_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"username" text NOT NULL,
	"display_name" text NOT NULL,
	"password_hash" text,
	"login_enabled" boolean DEFAULT true NOT NULL,
	"must_change_password" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"sessions_valid_from" timestamp with time zone,
	CONSTRAINT "iam_sub_accounts_username_unique" UNIQUE("username"),
	CONSTRAINT "iam_sub_accounts_username" CHECK ("iam_sub_accounts"."username" = lower("iam_sub_accounts"."username"))
);
--> statement-breakpoint
CREATE TABLE "jobs_events" (
	"id" text PRIMARY KEY NOT NULL,
	"event" json NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"dispatched_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "jobs_functions" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"triggers" json NOT NULL,
	"retries" integer NOT NULL,
	"concurrency" integer,
	"concurrency_key" text,
	"singleton" boolean NOT NULL,
	"scheduled_through" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "jobs_functions_retries" CHECK ("jobs_functions"."retries" >= 0),
	CONSTRAINT "jobs_functions_concurrency" CHECK ("jobs_functions"."concurrency" > 0),
	CONSTRAINT "jobs_functions_key" CHECK ("jobs_functions"."concurrency_key" is null or "jobs_functions"."concurrency" is not null)
);
--> statement-breakpoint
CREATE TABLE "jobs_runs" (
	"id" text PRIMARY KEY NOT NULL,
	"function_id" text NOT NULL,
	"status" text NOT NULL,
	"event" json NOT NULL,
	"output" json,
	"error" json,
	"attempt" integer DEFAULT 0 NOT NULL,
	"recoveries" integer DEFAULT 0 NOT NULL,
	"replayed" integer DEFAULT -1 NOT NULL,
	"concurrency_group" text,
	"due_at" timestamp with time zone,
	"lease_owner" uuid,
	"parent_run_id" text,
	"parent_step_id" text,
	"retry_of" text,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "jobs_runs_status" CHECK ("jobs_runs"."status" in ('queued', 'running', 'waiting', 'completed', 'failed', 'cancelled', 'skipped')),
	CONSTRAINT "jobs_runs_lease" CHECK (("jobs_runs"."status" = 'running') = ("jobs_runs"."lease_owner" is not null)),
	CONSTRAINT "jobs_runs_ended" CHECK (("jobs_runs"."ended_at" is not null) = ("jobs_runs"."status" in ('completed', 'failed', 'cancelled', 'skipped'))),
	CONSTRAINT "jobs_runs_due" CHECK (("jobs_runs"."due_at" is null) = ("jobs_runs"."ended_at" is not null)),
	CONSTRAINT "jobs_runs_parent" CHECK (("jobs_runs"."parent_run_id" is null) = ("jobs_runs"."parent_step_id" is null)),
	CONSTRAINT "jobs_runs_counts" CHECK ("jobs_runs"."attempt" >= 0 and "jobs_runs"."recoveries" >= 0)
);
--> statement-breakpoint
CREATE TABLE "jobs_steps" (
	"run_id" text NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"attempt" integer DEFAULT 0 NOT NULL,
	"ready_at" timestamp with time zone,
	"event_name" text,
	"expression" text,
	"output" json,
	"error" json,
	"place" integer,
	"created_at" timestamp with time zone NOT NULL,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "jobs_steps_run_id_id_pk" PRIMARY KEY("run_id","id"),
	CONSTRAINT "jobs_steps_kind" CHECK ("jobs_steps"."kind" in ('run', 'sleep', 'wait', 'invoke')),
	CONSTRAINT "jobs_steps_status" CHECK ("jobs_steps"."status" in ('planned', 'waiting', 'completed', 'failed')),
	CONSTRAINT "jobs_steps_planned" CHECK (("jobs_steps"."status" = 'planned') <= ("jobs_steps"."kind" = 'run')),
	CONSTRAINT "jobs_steps_ended" CHECK (("jobs_steps"."place" is not null) = ("jobs_steps"."status" in ('completed', 'failed'))),
	CONSTRAINT "jobs_steps_ended_at" CHECK (("jobs_steps"."place" is null) = ("jobs_steps"."ended_at" is null)),
	CONSTRAINT "jobs_steps_event" CHECK (("jobs_steps"."kind" = 'wait') = ("jobs_steps"."event_name" is not null))
);
--> statement-breakpoint
CREATE TABLE "policy_exclusions" (
	"pool" text NOT NULL,
	"upn" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_exclusions_pool_upn_pk" PRIMARY KEY("pool","upn")
);
--> statement-breakpoint
CREATE TABLE "policy_groupings" (
	"member" text NOT NULL,
	"role" text NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_groupings_role_member_pk" PRIMARY KEY("role","member"),
	CONSTRAINT "policy_groupings_kinds" CHECK (case "policy_groupings"."origin"
        when 'template' then "policy_groupings"."role" like 'template:_%' and "policy_groupings"."member" like 'personal:_%'
        when 'personal' then "policy_groupings"."role" = 'personal:' || "policy_groupings"."member"
        else "policy_groupings"."role" not like 'personal:%' and "policy_groupings"."role" not like 'template:%'
          and position('@' in "policy_groupings"."role") = 0 and position('@' in "policy_groupings"."member") > 1 end),
	CONSTRAINT "policy_groupings_names" CHECK ("policy_groupings"."role" || "policy_groupings"."member" !~ '[[:cntrl:][:space:],$"*]')
);
--> statement-breakpoint
CREATE TABLE "policy_models" (
	"name" text PRIMARY KEY NOT NULL,
	"text" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "policy_rules" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "policy_rules_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sub" text NOT NULL,
	"dom" text NOT NULL,
	"obj" text NOT NULL,
	"act" text NOT NULL,
	"eft" text NOT NULL,
	"expires_at" timestamp with time zone,
	"note" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "policy_rules_rule" UNIQUE("sub","dom","obj","act","eft"),
	CONSTRAINT "policy_rules_wildcards" CHECK (position('*' in "policy_rules"."sub") = 0 and position('*' in "policy_rules"."act") = 0
        and ("policy_rules"."dom" = '*' or position('*' in "policy_rules"."dom") = 0)
        and ("policy_rules"."obj" = 'model/*' or position('*' in "policy_rules"."obj") = 0)),
	CONSTRAINT "policy_rules_names" CHECK ("policy_rules"."sub" || "policy_rules"."dom" || "policy_rules"."obj" || "policy_rules"."act" !~ '[[:cntrl:][:space:],$"]')
);
--> statement-breakpoint
CREATE TABLE "quota_batch_items" (
	"batch_id" uuid NOT NULL,
	"pool" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "quota_batch_items_batch_id_pool_pk" PRIMARY KEY("batch_id","pool")
);
--> statement-breakpoint
CREATE TABLE "quota_batches" (
	"id" uuid PRIMARY KEY NOT NULL,
	"fields" jsonb NOT NULL,
	"pools" integer NOT NULL,
	"actor_id" text NOT NULL,
	"reason" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"undone_by" text,
	CONSTRAINT "quota_batches_undone" CHECK (("quota_batches"."undone_at" is null) = ("quota_batches"."undone_by" is null))
);
--> statement-breakpoint
CREATE TABLE "quota_holds" (
	"id" text PRIMARY KEY NOT NULL,
	"pool" text NOT NULL,
	"upn" text NOT NULL,
	"amount" bigint NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"outcome" text,
	"answer" jsonb NOT NULL,
	CONSTRAINT "quota_holds_amount" CHECK ("quota_holds"."amount" >= 0),
	CONSTRAINT "quota_holds_closed" CHECK (("quota_holds"."closed_at" is null) = ("quota_holds"."outcome" is null))
);
--> statement-breakpoint
CREATE TABLE "quota_ledger" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_ledger_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"pool" text NOT NULL,
	"kind" text NOT NULL,
	"remaining_delta" bigint NOT NULL,
	"booster_delta" bigint NOT NULL,
	"remaining_after" bigint NOT NULL,
	"booster_after" bigint NOT NULL,
	"request_id" text NOT NULL,
	"periods" integer,
	"actor_id" text NOT NULL,
	"reason" text,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quota_pools" (
	"name" text PRIMARY KEY NOT NULL,
	"label" text NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"personal_upn" text,
	"template" text,
	"disabled" boolean DEFAULT false NOT NULL,
	"refresh_unit" text NOT NULL,
	"refresh_every" integer NOT NULL,
	"refresh_anchor" timestamp with time zone NOT NULL,
	"allowance" bigint NOT NULL,
	"remaining" bigint NOT NULL,
	"booster" bigint DEFAULT 0 NOT NULL,
	"booster_granted" bigint DEFAULT 0 NOT NULL,
	"allowance_granted" bigint NOT NULL,
	"last_refreshed_at" timestamp with time zone NOT NULL,
	"next_refresh_at" timestamp with time zone,
	"domains" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"overrides" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_pools_personalUpn_unique" UNIQUE("personal_upn"),
	CONSTRAINT "quota_pools_booster" CHECK ("quota_pools"."booster" >= 0),
	CONSTRAINT "quota_pools_booster_granted" CHECK (("quota_pools"."booster" = 0) = ("quota_pools"."booster_granted" = 0)),
	CONSTRAINT "quota_pools_allowance" CHECK ("quota_pools"."allowance" >= 0),
	CONSTRAINT "quota_pools_refresh" CHECK ("quota_pools"."refresh_every" <> 0),
	CONSTRAINT "quota_pools_next" CHECK (("quota_pools"."refresh_every" < 0) = ("quota_pools"."next_refresh_at" is null)),
	CONSTRAINT "quota_pools_personal" CHECK (("quota_pools"."personal_upn" is null and position('@' in "quota_pools"."name") = 0
          and "quota_pools"."name" not like 'personal:%' and "quota_pools"."name" not like 'template:%')
        or "quota_pools"."name" = 'personal:' || "quota_pools"."personal_upn")
);
--> statement-breakpoint
CREATE TABLE "quota_request_keys" (
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"answer" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_request_keys_kind_key_pk" PRIMARY KEY("kind","key")
);
--> statement-breakpoint
ALTER TABLE "access_admins" ADD CONSTRAINT "access_admins_upn_directory_people_upn_fk" FOREIGN KEY ("upn") REFERENCES "public"."directory_people"("upn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_person_passwords" ADD CONSTRAINT "access_person_passwords_upn_directory_people_upn_fk" FOREIGN KEY ("upn") REFERENCES "public"."directory_people"("upn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "access_setup_links" ADD CONSTRAINT "access_setup_links_upn_access_admins_upn_fk" FOREIGN KEY ("upn") REFERENCES "public"."access_admins"("upn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs_runs" ADD CONSTRAINT "jobs_runs_function_id_jobs_functions_id_fk" FOREIGN KEY ("function_id") REFERENCES "public"."jobs_functions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jobs_steps" ADD CONSTRAINT "jobs_steps_run_id_jobs_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."jobs_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_batch_items" ADD CONSTRAINT "quota_batch_items_batch_id_quota_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."quota_batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "access_admins_role" ON "access_admins" USING btree ("role");--> statement-breakpoint
CREATE INDEX "access_approvals_state" ON "access_approvals" USING btree ("state","created_at");--> statement-breakpoint
CREATE INDEX "access_sessions_subject" ON "access_sessions" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "access_sessions_expiry" ON "access_sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "access_setup_links_admin" ON "access_setup_links" USING btree ("upn");--> statement-breakpoint
CREATE INDEX "audit_log_actor" ON "audit_log" USING btree ("actor_id","seq" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_action" ON "audit_log" USING btree ("action","seq" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_target" ON "audit_log" USING btree ("target_type","target_id","seq" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_log_time" ON "audit_log" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "audit_outbox_waiting" ON "audit_outbox" USING btree ("id") WHERE "audit_outbox"."delivered_at" is null;--> statement-breakpoint
CREATE INDEX "billing_anomalies_state" ON "billing_anomalies" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "billing_charges_pool" ON "billing_charges" USING btree ("pool","created_at");--> statement-breakpoint
CREATE INDEX "billing_charges_person" ON "billing_charges" USING btree ("upn","created_at");--> statement-breakpoint
CREATE INDEX "billing_charges_time" ON "billing_charges" USING brin ("created_at");--> statement-breakpoint
CREATE INDEX "directory_people_department" ON "directory_people" USING btree ("department","upn");--> statement-breakpoint
CREATE INDEX "directory_people_type" ON "directory_people" USING btree ("type","upn");--> statement-breakpoint
CREATE INDEX "directory_people_name" ON "directory_people" USING btree ("display_name","upn");--> statement-breakpoint
CREATE INDEX "directory_people_upn_start" ON "directory_people" USING btree ("upn" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "directory_people_name_start" ON "directory_people" USING btree (lower("display_name") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "directory_people_department_start" ON "directory_people" USING btree (lower("department") text_pattern_ops);--> statement-breakpoint
CREATE INDEX "directory_people_created" ON "directory_people" USING btree ("created_at","upn");--> statement-breakpoint
CREATE INDEX "jobs_events_waiting" ON "jobs_events" USING btree ("received_at") WHERE "jobs_events"."dispatched_at" is null;--> statement-breakpoint
CREATE INDEX "jobs_events_time" ON "jobs_events" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "jobs_runs_due_at" ON "jobs_runs" USING btree ("due_at") WHERE "jobs_runs"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "jobs_runs_active" ON "jobs_runs" USING btree ("function_id","concurrency_group") WHERE "jobs_runs"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "jobs_runs_time" ON "jobs_runs" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_runs_function_time" ON "jobs_runs" USING btree ("function_id","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_runs_status_time" ON "jobs_runs" USING btree ("status","created_at","id");--> statement-breakpoint
CREATE INDEX "jobs_runs_ended_at" ON "jobs_runs" USING btree ("ended_at") WHERE "jobs_runs"."ended_at" is not null;--> statement-breakpoint
CREATE INDEX "jobs_steps_waits" ON "jobs_steps" USING btree ("event_name") WHERE "jobs_steps"."kind" = 'wait' and "jobs_steps"."status" = 'waiting';--> statement-breakpoint
CREATE INDEX "policy_groupings_member" ON "policy_groupings" USING btree ("member","role");--> statement-breakpoint
CREATE INDEX "policy_rules_object" ON "policy_rules" USING btree ("obj","act");--> statement-breakpoint
CREATE INDEX "quota_batches_time" ON "quota_batches" USING btree ("created_at","id");--> statement-breakpoint
CREATE INDEX "quota_holds_active" ON "quota_holds" USING btree ("pool","expires_at") WHERE "quota_holds"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "quota_holds_open" ON "quota_holds" USING btree ("expires_at","id") WHERE "quota_holds"."closed_at" is null;--> statement-breakpoint
CREATE INDEX "quota_ledger_pool" ON "quota_ledger" USING btree ("pool","id");--> statement-breakpoint
CREATE INDEX "quota_pools_due" ON "quota_pools" USING btree ("next_refresh_at") WHERE "quota_pools"."next_refresh_at" is not null;--> statement-breakpoint
CREATE INDEX "quota_pools_label" ON "quota_pools" USING btree ("label","name");