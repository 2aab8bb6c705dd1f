import * as v from 'valibot';

const DOUBTFUL = v.object({ line: v.number(), value: v.string() });

/** What the server says of a text or a file before anything is kept: see `ListReport`. */
export const LIST_REPORT = v.object({
	column: v.string(),
	given: v.number(),
	numbers: v.array(v.string()),
	recognised: v.number(),
	unknown: v.array(v.string()),
	entities: v.array(v.string()),
	ofEntities: v.array(v.string()),
	repaired: v.number(),
	wrongKeys: v.array(v.string()),
	duplicates: v.number(),
	malformed: v.number(),
	malformedExamples: v.array(DOUBTFUL),
	silentLines: v.number()
});

export type ReadList = v.InferOutput<typeof LIST_REPORT>;
