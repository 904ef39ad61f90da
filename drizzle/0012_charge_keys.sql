ALTER TABLE "billing_charges" DROP CONSTRAINT "billing_charges_pkey";--> statement-breakpoint
ALTER TABLE "quota_ledger" DROP CONSTRAINT "quota_ledger_pkey";--> statement-breakpoint
DROP INDEX "billing_charges_pool";--> statement-breakpoint
DROP INDEX "quota_ledger_pool";--> statement-breakpoint
ALTER TABLE "billing_charges" ADD CONSTRAINT "billing_charges_pool_created_at_id_pk" PRIMARY KEY("pool","created_at","id");--> statement-breakpoint
ALTER TABLE "quota_ledger" ADD CONSTRAINT "quota_ledger_pool_id_pk" PRIMARY KEY("pool","id");
