CREATE TABLE "scenario_allocations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scenario_allocations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"scenario_id" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author" integer,
	"allocation" jsonb NOT NULL,
	"dataset_version" integer,
	"dataset_hash" text,
	"criteria_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenario_amounts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scenario_amounts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"scenario_id" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author" integer,
	"finess" text NOT NULL,
	"stage" text NOT NULL,
	"label" text NOT NULL,
	"year" integer NOT NULL,
	"cents" bigint,
	"reason" text NOT NULL,
	"dataset_version" integer,
	"dataset_hash" text,
	"criteria_version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenario_settings" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scenario_settings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"scenario_id" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"author" integer,
	"revision" integer NOT NULL,
	"key" text NOT NULL,
	"reset" boolean NOT NULL,
	"value" jsonb,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "scenarios" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "scenarios_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" integer,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"description" text NOT NULL,
	"base_id" integer,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	"ground_at" timestamp with time zone DEFAULT now() NOT NULL,
	"dataset_version" integer,
	"dataset_hash" text,
	"criteria_version" integer NOT NULL,
	"owner_id" integer,
	"scope" jsonb DEFAULT '"national"'::jsonb NOT NULL,
	CONSTRAINT "scenarios_base_is_older" CHECK (base_id < id)
);
--> statement-breakpoint
ALTER TABLE "scenario_allocations" ADD CONSTRAINT "scenario_allocations_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_amounts" ADD CONSTRAINT "scenario_amounts_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenario_settings" ADD CONSTRAINT "scenario_settings_scenario_id_scenarios_id_fk" FOREIGN KEY ("scenario_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_base_id_scenarios_id_fk" FOREIGN KEY ("base_id") REFERENCES "public"."scenarios"("id") ON DELETE no action ON UPDATE no action DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "scenarios" ADD CONSTRAINT "scenarios_owner_id_accounts_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."accounts"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scenario_amounts_structure" ON "scenario_amounts" USING btree ("scenario_id","finess");--> statement-breakpoint
CREATE INDEX "scenario_settings_key" ON "scenario_settings" USING btree ("scenario_id","key");--> statement-breakpoint
CREATE UNIQUE INDEX "scenarios_name" ON "scenarios" USING btree ("name_key","scope") WHERE archived_at is null;--> statement-breakpoint
CREATE FUNCTION scenario_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	RAISE EXCEPTION 'what a scenario said is never changed' USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER scenario_refuse BEFORE UPDATE OR DELETE ON "scenario_settings" FOR EACH ROW EXECUTE FUNCTION scenario_refuse();--> statement-breakpoint
CREATE TRIGGER scenario_refuse BEFORE UPDATE OR DELETE ON "scenario_amounts" FOR EACH ROW EXECUTE FUNCTION scenario_refuse();--> statement-breakpoint
CREATE TRIGGER scenario_refuse BEFORE UPDATE OR DELETE ON "scenario_allocations" FOR EACH ROW EXECUTE FUNCTION scenario_refuse();
