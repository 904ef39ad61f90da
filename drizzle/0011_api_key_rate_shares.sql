CREATE TABLE "access_rate_shares" (
	"key_id" uuid PRIMARY KEY NOT NULL,
	"tokens" double precision NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"leases" jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "access_rate_shares" ADD CONSTRAINT "access_rate_shares_key_id_access_api_keys_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."access_api_keys"("id") ON DELETE no action ON UPDATE no action;