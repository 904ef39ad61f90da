CREATE TABLE "quota_allocations" (
	"seq" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "quota_allocations_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"sub_account_id" uuid NOT NULL,
	"request_id" text NOT NULL,
	"amount" bigint NOT NULL,
	"note" text NOT NULL,
	"allocated_before" bigint NOT NULL,
	"allocated_after" bigint NOT NULL,
	"spent_then" bigint NOT NULL,
	"actor_type" text NOT NULL,
	"actor_id" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_allocations_request" UNIQUE("sub_account_id","request_id"),
	CONSTRAINT "quota_allocations_amount" CHECK ("quota_allocations"."amount" <> 0),
	CONSTRAINT "quota_allocations_sum" CHECK ("quota_allocations"."allocated_after" = "quota_allocations"."allocated_before" + "quota_allocations"."amount"),
	CONSTRAINT "quota_allocations_before" CHECK ("quota_allocations"."allocated_before" >= 0),
	CONSTRAINT "quota_allocations_after" CHECK ("quota_allocations"."allocated_after" >= 0 and ("quota_allocations"."amount" > 0 or "quota_allocations"."allocated_after" >= "quota_allocations"."spent_then")),
	CONSTRAINT "quota_allocations_note" CHECK ("quota_allocations"."note" <> '')
);
--> statement-breakpoint
CREATE TABLE "quota_prepaid" (
	"sub_account_id" uuid PRIMARY KEY NOT NULL,
	"allocated" bigint DEFAULT 0 NOT NULL,
	"max_allocated" bigint DEFAULT 0 NOT NULL,
	"spent" bigint DEFAULT 0 NOT NULL,
	"spent_as_of" date,
	"epoch" integer DEFAULT 0 NOT NULL,
	"marked_steps" integer[] DEFAULT '{}' NOT NULL,
	"first_allocated_day" date,
	"exhausted_at" timestamp with time zone,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "quota_prepaid_allocated" CHECK ("quota_prepaid"."allocated" between 0 and "quota_prepaid"."max_allocated"),
	CONSTRAINT "quota_prepaid_begun" CHECK (("quota_prepaid"."epoch" = 0) = ("quota_prepaid"."max_allocated" = 0) and ("quota_prepaid"."epoch" = 0) = ("quota_prepaid"."first_allocated_day" is null)),
	CONSTRAINT "quota_prepaid_epoch" CHECK ("quota_prepaid"."epoch" >= 0),
	CONSTRAINT "quota_prepaid_exhausted" CHECK (("quota_prepaid"."exhausted_at" is not null) = ("quota_prepaid"."epoch" > 0 and "quota_prepaid"."spent" >= "quota_prepaid"."allocated"))
);
--> statement-breakpoint
ALTER TABLE "quota_allocations" ADD CONSTRAINT "quota_allocations_sub_account_id_quota_prepaid_sub_account_id_fk" FOREIGN KEY ("sub_account_id") REFERENCES "public"."quota_prepaid"("sub_account_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quota_prepaid" ADD CONSTRAINT "quota_prepaid_sub_account_id_iam_sub_accounts_id_fk" FOREIGN KEY ("sub_account_id") REFERENCES "public"."iam_sub_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quota_allocations_history" ON "quota_allocations" USING btree ("sub_account_id","seq");--> statement-breakpoint
CREATE INDEX "quota_prepaid_exhausted_since" ON "quota_prepaid" USING btree ("exhausted_at") WHERE "quota_prepaid"."exhausted_at" is not null;