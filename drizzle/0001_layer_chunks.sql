CREATE TABLE "layer_chunks" (
	"layer_id" integer NOT NULL,
	"chunk" integer NOT NULL,
	"data" text NOT NULL,
	CONSTRAINT "layer_chunks_layer_id_chunk_pk" PRIMARY KEY("layer_id","chunk")
);
--> statement-breakpoint
ALTER TABLE "layer_chunks" ALTER COLUMN "data" SET STORAGE EXTERNAL;--> statement-breakpoint
INSERT INTO "layer_chunks" ("layer_id", "chunk", "data")
SELECT "layer_id", "chunk", '[' || string_agg("data", ',' ORDER BY "place") || ']'
FROM (
	SELECT "layer_id", "data", "place", (("place" - 1) / 2000)::int AS "chunk"
	FROM (
		SELECT "layer_id", "data", row_number() OVER (PARTITION BY "layer_id" ORDER BY "line") AS "place"
		FROM "layer_rows"
	) AS "placed"
) AS "numbered"
GROUP BY "layer_id", "chunk";
