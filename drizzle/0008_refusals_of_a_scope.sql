ALTER TABLE "refused_proposals" DROP CONSTRAINT "refused_proposals_pkey";--> statement-breakpoint
ALTER TABLE "refused_proposals" ADD COLUMN "scope" text DEFAULT 'national' NOT NULL;--> statement-breakpoint
ALTER TABLE "refused_proposals" ADD CONSTRAINT "refused_proposals_key_scope_pk" PRIMARY KEY("key","scope");
