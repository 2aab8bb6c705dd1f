CREATE TABLE "changes" (
	"version_id" integer NOT NULL,
	"finess" text NOT NULL,
	"kind" text NOT NULL,
	"field" text NOT NULL,
	"before" text NOT NULL,
	"after" text NOT NULL,
	"source" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "imports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"status" text NOT NULL,
	"holder" text NOT NULL,
	"state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version_id" integer
);
--> statement-breakpoint
CREATE TABLE "layer_rows" (
	"layer_id" integer NOT NULL,
	"line" integer NOT NULL,
	"data" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "layers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "layers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"import_id" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"format" text NOT NULL,
	"content_hash" text NOT NULL,
	"reference_date" text NOT NULL,
	"coverage" jsonb NOT NULL,
	"columns" jsonb NOT NULL,
	"rows" integer NOT NULL,
	"fictional" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"description" text NOT NULL,
	"acquired_at" bigint NOT NULL,
	"expires_at" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mappings" (
	"fingerprint" text PRIMARY KEY NOT NULL,
	"mapping" jsonb NOT NULL,
	"confirmed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rejects" (
	"import_id" integer NOT NULL,
	"file" integer NOT NULL,
	"line" integer NOT NULL,
	"code" text NOT NULL,
	"column" text NOT NULL,
	"value" text NOT NULL,
	"expected" text NOT NULL,
	"raw" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "snapshot_parts" (
	"hash" text NOT NULL,
	"part" text NOT NULL,
	"block" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "snapshot_parts_hash_part_block_pk" PRIMARY KEY("hash","part","block")
);
--> statement-breakpoint
CREATE TABLE "versions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"parent_id" integer,
	"kind" text NOT NULL,
	"restores_id" integer,
	"import_id" integer,
	"hash" text NOT NULL,
	"layer_ids" jsonb NOT NULL,
	"structures" integer NOT NULL,
	"added" integer NOT NULL,
	"changed" integer NOT NULL,
	"closed" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"as_of" text NOT NULL,
	"fictional" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "layers" ADD CONSTRAINT "layers_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "changes_version" ON "changes" USING btree ("version_id");--> statement-breakpoint
CREATE INDEX "changes_finess" ON "changes" USING btree ("finess");--> statement-breakpoint
CREATE INDEX "layer_rows_layer" ON "layer_rows" USING btree ("layer_id","line");--> statement-breakpoint
CREATE INDEX "layers_content" ON "layers" USING btree ("content_hash");--> statement-breakpoint
CREATE INDEX "rejects_import" ON "rejects" USING btree ("import_id","file");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_parent" ON "versions" USING btree ("parent_id");--> statement-breakpoint
CREATE UNIQUE INDEX "versions_root" ON "versions" USING btree ((parent_id is null)) WHERE parent_id is null;--> statement-breakpoint
-- Snapshots are compressed before they are stored: compressing them again only takes time.
ALTER TABLE "snapshot_parts" ALTER COLUMN "bytes" SET STORAGE EXTERNAL;
