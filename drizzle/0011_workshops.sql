CREATE TABLE "workshop_answers" (
	"workshop_id" integer NOT NULL,
	"poll" text NOT NULL,
	"round" integer NOT NULL,
	"item" text NOT NULL,
	"participant" integer NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "workshop_answers_workshop_id_poll_round_item_participant_pk" PRIMARY KEY("workshop_id","poll","round","item","participant")
);
--> statement-breakpoint
CREATE TABLE "workshop_events" (
	"workshop_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"at" bigint NOT NULL,
	"by_kind" text NOT NULL,
	"by_id" integer,
	"key" text,
	"event" jsonb NOT NULL,
	CONSTRAINT "workshop_events_workshop_id_seq_pk" PRIMARY KEY("workshop_id","seq")
);
--> statement-breakpoint
CREATE TABLE "workshop_facilitators" (
	"workshop_id" integer NOT NULL,
	"id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"account_id" integer,
	"paired" boolean NOT NULL,
	"name" text NOT NULL,
	"token_hash" text,
	CONSTRAINT "workshop_facilitators_workshop_id_id_pk" PRIMARY KEY("workshop_id","id")
);
--> statement-breakpoint
CREATE TABLE "workshop_pairings" (
	"workshop_id" integer NOT NULL,
	"code_hash" text NOT NULL,
	"made_by" integer NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "workshop_pairings_code_hash_pk" PRIMARY KEY("code_hash")
);
--> statement-breakpoint
CREATE TABLE "workshop_participants" (
	"workshop_id" integer NOT NULL,
	"id" integer NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"token_hash" text,
	"name" text NOT NULL,
	"organisation" text NOT NULL,
	"persons" integer NOT NULL,
	CONSTRAINT "workshop_participants_workshop_id_id_pk" PRIMARY KEY("workshop_id","id")
);
--> statement-breakpoint
CREATE TABLE "workshops" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "workshops_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"status" text DEFAULT 'preparing' NOT NULL,
	"title" text NOT NULL,
	"preparation" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"code" text,
	"join_token" text,
	"opened_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"erased_at" timestamp with time zone,
	"seq" integer DEFAULT 0 NOT NULL,
	"owner_id" integer,
	"scope" jsonb DEFAULT '"national"'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "workshop_answers" ADD CONSTRAINT "workshop_answers_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_events" ADD CONSTRAINT "workshop_events_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_facilitators" ADD CONSTRAINT "workshop_facilitators_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_facilitators" ADD CONSTRAINT "workshop_facilitators_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_pairings" ADD CONSTRAINT "workshop_pairings_workshop_id_made_by_workshop_facilitators_workshop_id_id_fk" FOREIGN KEY ("workshop_id","made_by") REFERENCES "public"."workshop_facilitators"("workshop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshop_participants" ADD CONSTRAINT "workshop_participants_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshops" ADD CONSTRAINT "workshops_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_events_key" ON "workshop_events" USING btree ("workshop_id","key") WHERE key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_facilitators_token" ON "workshop_facilitators" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_facilitators_account" ON "workshop_facilitators" USING btree ("workshop_id","account_id") WHERE not paired;--> statement-breakpoint
CREATE INDEX "workshop_pairings_workshop" ON "workshop_pairings" USING btree ("workshop_id");--> statement-breakpoint
CREATE UNIQUE INDEX "workshop_participants_token" ON "workshop_participants" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "workshops_code" ON "workshops" USING btree ("code");--> statement-breakpoint
CREATE UNIQUE INDEX "workshops_join_token" ON "workshops" USING btree ("join_token");--> statement-breakpoint
CREATE FUNCTION workshop_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'what happened in a workshop is never changed' USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER workshop_refuse BEFORE UPDATE ON "workshop_events" FOR EACH ROW EXECUTE FUNCTION workshop_refuse();
