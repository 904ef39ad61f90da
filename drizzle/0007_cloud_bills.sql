CREATE TABLE "billing_bill_accounts" (
	"cloud_account_id" uuid PRIMARY KEY NOT NULL,
	"lease_token" uuid,
	"leased_until" timestamp with time zone,
	"wanted_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"failures" integer DEFAULT 0 NOT NULL,
	"code" text,
	"message" text,
	"as_of" date,
	"older_polled_on" date,
	"usage_read_at" timestamp with time zone,
	"usage_code" text,
	CONSTRAINT "billing_bill_accounts_failed" CHECK (("billing_bill_accounts"."failures" = 0) = ("billing_bill_accounts"."code" is null)),
	CONSTRAINT "billing_bill_accounts_lease" CHECK (("billing_bill_accounts"."lease_token" is null) = ("billing_bill_accounts"."leased_until" is null))
);
--> statement-breakpoint
CREATE TABLE "billing_bill_polls" (
	"id" uuid PRIMARY KEY NOT NULL,
	"cloud_account_id" uuid NOT NULL,
	"period" text NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"rows" integer DEFAULT 0 NOT NULL,
	"pages" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"removed" integer DEFAULT 0 NOT NULL,
	"as_of" date,
	"code" text,
	"message" text
);
--> statement-breakpoint
CREATE TABLE "billing_bill_rows" (
	"cloud_account_id" uuid NOT NULL,
	"period" text NOT NULL,
	"identity" text NOT NULL,
	"ordinal" integer NOT NULL,
	"day" date NOT NULL,
	"project" text NOT NULL,
	"product" text NOT NULL,
	"item" text NOT NULL,
	"element" text NOT NULL,
	"category" text NOT NULL,
	"amount_text" text NOT NULL,
	"amount" bigint NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "billing_bill_rows_cloud_account_id_period_identity_ordinal_pk" PRIMARY KEY("cloud_account_id","period","identity","ordinal"),
	CONSTRAINT "billing_bill_rows_period" CHECK ("billing_bill_rows"."period" ~ '^[0-9]{4}-[0-9]{2}$'),
	CONSTRAINT "billing_bill_rows_ordinal" CHECK ("billing_bill_rows"."ordinal" >= 0)
);
--> statement-breakpoint
CREATE TABLE "billing_bill_staging" (
	"poll_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"identity" text NOT NULL,
	"day" date NOT NULL,
	"project" text NOT NULL,
	"product" text NOT NULL,
	"item" text NOT NULL,
	"element" text NOT NULL,
	"category" text NOT NULL,
	"amount_text" text NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "billing_bill_staging_poll_id_position_pk" PRIMARY KEY("poll_id","position")
);
--> statement-breakpoint
CREATE TABLE "billing_project_days" (
	"cloud_account_id" uuid NOT NULL,
	"project" text NOT NULL,
	"day" date NOT NULL,
	"period" text NOT NULL,
	"amount" bigint NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "billing_project_days_cloud_account_id_project_day_period_pk" PRIMARY KEY("cloud_account_id","project","day","period"),
	CONSTRAINT "billing_project_days_rows" CHECK ("billing_project_days"."rows" > 0)
);
--> statement-breakpoint
CREATE TABLE "billing_usage_days" (
	"cloud_account_id" uuid NOT NULL,
	"project" text NOT NULL,
	"endpoint" text NOT NULL,
	"day" date NOT NULL,
	"input_tokens" bigint NOT NULL,
	"output_tokens" bigint NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "billing_usage_days_cloud_account_id_project_day_endpoint_pk" PRIMARY KEY("cloud_account_id","project","day","endpoint"),
	CONSTRAINT "billing_usage_days_tokens" CHECK ("billing_usage_days"."input_tokens" >= 0 and "billing_usage_days"."output_tokens" >= 0)
);
--> statement-breakpoint
ALTER TABLE "billing_bill_accounts" ADD CONSTRAINT "billing_bill_accounts_cloud_account_id_iam_cloud_accounts_id_fk" FOREIGN KEY ("cloud_account_id") REFERENCES "public"."iam_cloud_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_bill_polls" ADD CONSTRAINT "billing_bill_polls_cloud_account_id_iam_cloud_accounts_id_fk" FOREIGN KEY ("cloud_account_id") REFERENCES "public"."iam_cloud_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_bill_rows" ADD CONSTRAINT "billing_bill_rows_cloud_account_id_iam_cloud_accounts_id_fk" FOREIGN KEY ("cloud_account_id") REFERENCES "public"."iam_cloud_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_project_days" ADD CONSTRAINT "billing_project_days_cloud_account_id_iam_cloud_accounts_id_fk" FOREIGN KEY ("cloud_account_id") REFERENCES "public"."iam_cloud_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_usage_days" ADD CONSTRAINT "billing_usage_days_cloud_account_id_iam_cloud_accounts_id_fk" FOREIGN KEY ("cloud_account_id") REFERENCES "public"."iam_cloud_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "billing_bill_polls_history" ON "billing_bill_polls" USING btree ("cloud_account_id","started_at");--> statement-breakpoint
CREATE INDEX "billing_bill_polls_running" ON "billing_bill_polls" USING btree ("cloud_account_id") WHERE "billing_bill_polls"."state" = 'running';--> statement-breakpoint
CREATE INDEX "billing_project_days_period" ON "billing_project_days" USING btree ("cloud_account_id","period");--> statement-breakpoint
CREATE INDEX "billing_project_days_day" ON "billing_project_days" USING btree ("cloud_account_id","day");