CREATE TABLE "criteria_drafts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "criteria_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"text" text NOT NULL,
	"tests" jsonb NOT NULL,
	"origin" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" integer,
	"deleted_at" timestamp with time zone,
	"owner_id" integer,
	"scope" jsonb DEFAULT '"national"'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criteria_versions" (
	"number" integer PRIMARY KEY NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"note" text NOT NULL,
	"text" text NOT NULL,
	"hash" text NOT NULL,
	"origin" integer,
	"tests" jsonb NOT NULL,
	"published_by" integer
);
--> statement-breakpoint
CREATE TABLE "overrides" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "overrides_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"decided_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_by" integer,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"segment" text NOT NULL,
	"reason" text NOT NULL,
	"expires_on" date,
	"computed" text,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" integer,
	"withdrawal_reason" text,
	"owner_id" integer,
	"scope" jsonb DEFAULT '"national"'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "criteria_drafts" ADD CONSTRAINT "criteria_drafts_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "overrides" ADD CONSTRAINT "overrides_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "overrides_subject" ON "overrides" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE FUNCTION criteria_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'published criteria never change' USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER criteria_refuse BEFORE UPDATE OR DELETE ON "criteria_versions" FOR EACH ROW EXECUTE FUNCTION criteria_refuse();
