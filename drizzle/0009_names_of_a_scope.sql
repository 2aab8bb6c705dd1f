DROP INDEX "named_lists_name";--> statement-breakpoint
DROP INDEX "saved_views_name";--> statement-breakpoint
CREATE UNIQUE INDEX "named_lists_name" ON "named_lists" USING btree ("name_key","scope") WHERE deleted_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "saved_views_name" ON "saved_views" USING btree ("name_key","scope") WHERE deleted_at is null;