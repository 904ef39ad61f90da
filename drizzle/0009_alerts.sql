CREATE TABLE "alerts_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "alerts_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"alert_id" uuid NOT NULL,
	"act" text NOT NULL,
	"actor" text NOT NULL,
	"note" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts_alerts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "alerts_alerts_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"type" text NOT NULL,
	"severity" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_label" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"details" jsonb NOT NULL,
	"asks" text,
	"state" text NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alerts_alerts_seq_unique" UNIQUE("seq"),
	CONSTRAINT "alerts_alerts_dedupeKey_unique" UNIQUE("dedupe_key"),
	CONSTRAINT "alerts_alerts_state" CHECK ("alerts_alerts"."state" in ('open', 'acknowledged', 'resolved'))
);
--> statement-breakpoint
CREATE TABLE "alerts_deliveries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"alert_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"state" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"due_at" timestamp with time zone,
	"leased_until" timestamp with time zone,
	"lease_token" uuid,
	"last_attempt_at" timestamp with time zone,
	"last_status" integer,
	"last_code" text,
	"last_error" text,
	"delivered_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "alerts_deliveries_once" UNIQUE("alert_id","target_id"),
	CONSTRAINT "alerts_deliveries_due" CHECK (("alerts_deliveries"."due_at" is not null) = ("alerts_deliveries"."state" in ('waiting', 'failed'))),
	CONSTRAINT "alerts_deliveries_at" CHECK ("alerts_deliveries"."state" <> 'delivered' or "alerts_deliveries"."delivered_at" is not null),
	CONSTRAINT "alerts_deliveries_lease" CHECK (("alerts_deliveries"."leased_until" is null) = ("alerts_deliveries"."lease_token" is null))
);
--> statement-breakpoint
CREATE TABLE "alerts_read_marks" (
	"person" text PRIMARY KEY NOT NULL,
	"through" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "alerts_targets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"sealed_url" text NOT NULL,
	"address" text NOT NULL,
	"sealed_secret" text,
	"sealed_previous" text,
	"previous_until" timestamp with time zone,
	"types" text[] DEFAULT '{}' NOT NULL,
	"min_severity" text NOT NULL,
	"language" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"disabled_because" text,
	"paid_until" timestamp with time zone,
	"busy_until" timestamp with time zone,
	"last_delivered_at" timestamp with time zone,
	"last_failed_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "alerts_targets_secret" CHECK ("alerts_targets"."kind" <> 'webhook' or "alerts_targets"."sealed_secret" is not null),
	CONSTRAINT "alerts_targets_previous" CHECK (("alerts_targets"."sealed_previous" is null) = ("alerts_targets"."previous_until" is null)),
	CONSTRAINT "alerts_targets_disabled" CHECK ("alerts_targets"."enabled" = ("alerts_targets"."disabled_because" is null) and ("alerts_targets"."removed_at" is null or not "alerts_targets"."enabled"))
);
--> statement-breakpoint
ALTER TABLE "alerts_history" ADD CONSTRAINT "alerts_history_alert_id_alerts_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts_alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts_deliveries" ADD CONSTRAINT "alerts_deliveries_alert_id_alerts_alerts_id_fk" FOREIGN KEY ("alert_id") REFERENCES "public"."alerts_alerts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts_deliveries" ADD CONSTRAINT "alerts_deliveries_target_id_alerts_targets_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."alerts_targets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "alerts_history_alert" ON "alerts_history" USING btree ("alert_id","id");--> statement-breakpoint
CREATE INDEX "alerts_alerts_unresolved" ON "alerts_alerts" USING btree ("seq" DESC NULLS LAST) WHERE "alerts_alerts"."state" <> 'resolved';--> statement-breakpoint
CREATE INDEX "alerts_alerts_type" ON "alerts_alerts" USING btree ("type","seq" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "alerts_alerts_subject" ON "alerts_alerts" USING btree ("subject_type","subject_id","seq" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "alerts_deliveries_due_at" ON "alerts_deliveries" USING btree ("due_at") WHERE "alerts_deliveries"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "alerts_deliveries_dead" ON "alerts_deliveries" USING btree ("target_id") WHERE "alerts_deliveries"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "alerts_deliveries_target" ON "alerts_deliveries" USING btree ("target_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "alerts_deliveries_time" ON "alerts_deliveries" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_targets_name" ON "alerts_targets" USING btree ("name") WHERE "alerts_targets"."removed_at" is null;