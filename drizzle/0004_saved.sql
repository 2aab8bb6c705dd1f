CREATE TABLE "named_list_members" (
	"list_id" integer NOT NULL,
	"finess" text NOT NULL,
	CONSTRAINT "named_list_members_list_id_finess_pk" PRIMARY KEY("list_id","finess")
);
--> statement-breakpoint
CREATE TABLE "named_lists" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "named_lists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "saved_views" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "saved_views_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text NOT NULL,
	"name_key" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"deleted_at" timestamp with time zone,
	"path" text NOT NULL,
	"query" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "named_list_members" ADD CONSTRAINT "named_list_members_list_id_named_lists_id_fk" FOREIGN KEY ("list_id") REFERENCES "public"."named_lists"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "named_lists_name" ON "named_lists" USING btree ("name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("name_key") WHERE deleted_at is null;