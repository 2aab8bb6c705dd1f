CREATE TABLE "campaign_operators" (
	"campaign_id" integer NOT NULL,
	"organisation" text NOT NULL,
	"name" text NOT NULL,
	"entities" jsonb NOT NULL,
	"sirens" jsonb NOT NULL,
	"structures" integer NOT NULL,
	"settles" integer NOT NULL,
	"sent_at" timestamp with time zone,
	"reminded_at" timestamp with time zone,
	CONSTRAINT "campaign_operators_campaign_id_organisation_pk" PRIMARY KEY("campaign_id","organisation")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "campaigns_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"token" text NOT NULL,
	"name" text NOT NULL,
	"sent_on" text NOT NULL,
	"due_on" text NOT NULL,
	"version_id" integer NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "refused_proposals" (
	"key" text PRIMARY KEY NOT NULL,
	"refused_at" timestamp with time zone DEFAULT now() NOT NULL,
	"service" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "campaign_operators" ADD CONSTRAINT "campaign_operators_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "campaigns_token" ON "campaigns" USING btree ("token");