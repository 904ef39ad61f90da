CREATE TABLE "iam_ark_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sub_account_id" uuid NOT NULL,
	"project" text NOT NULL,
	"name" text NOT NULL,
	"cloud_key_id" text,
	"origin" text NOT NULL,
	"status" text NOT NULL,
	"sealed_key" text,
	"ending" text,
	"created_at" timestamp with time zone NOT NULL,
	"rotated_at" timestamp with time zone,
	"last_revealed_at" timestamp with time zone,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "iam_cloud_accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"account_number" text NOT NULL,
	"access_key_id" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"verified_at" timestamp with time zone NOT NULL,
	"trouble" text,
	"synced_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "iam_cloud_accounts_name_unique" UNIQUE("name"),
	CONSTRAINT "iam_cloud_accounts_number" UNIQUE("account_number")
);
--> statement-breakpoint
CREATE TABLE "iam_projects" (
	"cloud_account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"display_name" text DEFAULT '' NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"gone_at" timestamp with time zone,
	CONSTRAINT "iam_projects_cloud_account_id_name_pk" PRIMARY KEY("cloud_account_id","name")
);
--> statement-breakpoint
CREATE TABLE "iam_grants" (
	"sub_account_id" uuid NOT NULL,
	"project" text DEFAULT '' NOT NULL,
	"policy_type" text NOT NULL,
	"policy_name" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "iam_grants_sub_account_id_project_policy_type_policy_name_pk" PRIMARY KEY("sub_account_id","project","policy_type","policy_name")
);
--> statement-breakpoint
CREATE TABLE "iam_monitored_days" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sub_account_id" uuid NOT NULL,
	"cloud_account_id" uuid NOT NULL,
	"project" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	CONSTRAINT "iam_monitored_days_order" CHECK ("iam_monitored_days"."to_day" is null or "iam_monitored_days"."to_day" >= "iam_monitored_days"."from_day")
);
--> statement-breakpoint
CREATE TABLE "iam_project_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"sub_account_id" uuid NOT NULL,
	"cloud_account_id" uuid NOT NULL,
	"project" text NOT NULL,
	"monitored" boolean NOT NULL,
	"linked_at" timestamp with time zone NOT NULL,
	"unlinked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "iam_change_items" (
	"change_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"subject" jsonb NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"code" text,
	"message" text,
	"at" timestamp with time zone,
	CONSTRAINT "iam_change_items_change_id_position_pk" PRIMARY KEY("change_id","position")
);
--> statement-breakpoint
CREATE TABLE "iam_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" integer GENERATED ALWAYS AS IDENTITY (sequence name "iam_changes_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"sub_account_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"detail" jsonb NOT NULL,
	"sealed_secret" text,
	"requested_by" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"leased_until" timestamp with time zone,
	"lease_token" uuid,
	"code" text,
	"message" text
);
--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" DROP CONSTRAINT "iam_sub_accounts_username_unique";--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "cloud_account_id" uuid;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "user_name" text;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "cloud_user_id" text;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "state" text DEFAULT 'ready' NOT NULL;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "disabled_reasons" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "disabled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "snapshot" jsonb;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "cloud_state" jsonb;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "cloud_seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "missing_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "sealed_key_secret" text;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "key_secret_of" text;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "alert_steps" integer[];--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "when_exhausted" text;--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD COLUMN "deleted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "iam_ark_keys" ADD CONSTRAINT "iam_ark_keys_sub_account_id_iam_sub_accounts_id_fk" FOREIGN KEY ("sub_account_id") REFERENCES "public"."iam_sub_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iam_projects" ADD CONSTRAINT "iam_projects_cloud_account_id_iam_cloud_accounts_id_fk" FOREIGN KEY ("cloud_account_id") REFERENCES "public"."iam_cloud_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iam_grants" ADD CONSTRAINT "iam_grants_sub_account_id_iam_sub_accounts_id_fk" FOREIGN KEY ("sub_account_id") REFERENCES "public"."iam_sub_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iam_monitored_days" ADD CONSTRAINT "iam_monitored_days_sub_account_id_iam_sub_accounts_id_fk" FOREIGN KEY ("sub_account_id") REFERENCES "public"."iam_sub_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iam_project_links" ADD CONSTRAINT "iam_project_links_sub_account_id_iam_sub_accounts_id_fk" FOREIGN KEY ("sub_account_id") REFERENCES "public"."iam_sub_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iam_project_links" ADD CONSTRAINT "iam_project_links_cloud_account_id_project_iam_projects_cloud_account_id_name_fk" FOREIGN KEY ("cloud_account_id","project") REFERENCES "public"."iam_projects"("cloud_account_id","name") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iam_change_items" ADD CONSTRAINT "iam_change_items_change_id_iam_changes_id_fk" FOREIGN KEY ("change_id") REFERENCES "public"."iam_changes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "iam_changes" ADD CONSTRAINT "iam_changes_sub_account_id_iam_sub_accounts_id_fk" FOREIGN KEY ("sub_account_id") REFERENCES "public"."iam_sub_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "iam_ark_keys_owner" ON "iam_ark_keys" USING btree ("sub_account_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "iam_ark_keys_cloud" ON "iam_ark_keys" USING btree ("sub_account_id","cloud_key_id") WHERE "iam_ark_keys"."cloud_key_id" is not null and "iam_ark_keys"."status" <> 'deleted';--> statement-breakpoint
CREATE UNIQUE INDEX "iam_monitored_days_open" ON "iam_monitored_days" USING btree ("sub_account_id","project") WHERE "iam_monitored_days"."to_day" is null;--> statement-breakpoint
CREATE INDEX "iam_monitored_days_project" ON "iam_monitored_days" USING btree ("cloud_account_id","project");--> statement-breakpoint
CREATE UNIQUE INDEX "iam_project_links_present" ON "iam_project_links" USING btree ("sub_account_id","project") WHERE "iam_project_links"."unlinked_at" is null;--> statement-breakpoint
CREATE INDEX "iam_project_links_project" ON "iam_project_links" USING btree ("cloud_account_id","project");--> statement-breakpoint
CREATE INDEX "iam_changes_history" ON "iam_changes" USING btree ("sub_account_id","seq");--> statement-breakpoint
CREATE INDEX "iam_changes_due" ON "iam_changes" USING btree ("due_at") WHERE "iam_changes"."state" in ('open', 'undoing');--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD CONSTRAINT "iam_sub_accounts_cloud_account_id_iam_cloud_accounts_id_fk" FOREIGN KEY ("cloud_account_id") REFERENCES "public"."iam_cloud_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "iam_sub_accounts_login" ON "iam_sub_accounts" USING btree ("username") WHERE "iam_sub_accounts"."state" not in ('deleted', 'not_created');--> statement-breakpoint
CREATE UNIQUE INDEX "iam_sub_accounts_user" ON "iam_sub_accounts" USING btree ("cloud_account_id","user_name") WHERE "iam_sub_accounts"."state" not in ('deleted', 'not_created');--> statement-breakpoint
CREATE INDEX "iam_sub_accounts_list" ON "iam_sub_accounts" USING btree (lower("user_name"),"username");--> statement-breakpoint
ALTER TABLE "iam_sub_accounts" ADD CONSTRAINT "iam_sub_accounts_cloud_user" CHECK (("iam_sub_accounts"."cloud_account_id" is null) = ("iam_sub_accounts"."user_name" is null));