import * as v from 'valibot';
import { DOSSIER_FORMAT, type DossierProvenance } from '$lib/domain/dossier';
import { USUAL_DRAWS } from '$lib/domain/funding';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Draws that a dossier may ask for: verifying one makes them again. */
const MOST_DRAWS = 100_000;
const step = { id: text, name: text, revision: count };

const schema = v.object({
	format: v.literal(DOSSIER_FORMAT),
	engine: text,
	dataset: v.object({
		id: count,
		hash: text,
		asOf: text,
		fictional: v.boolean(),
		partlyFictional: v.boolean(),
		scope: v.union([v.literal('national'), v.array(text)]),
		territory: text
	}),
	sources: v.array(v.object({ name: text, kind: text, date: text })),
	criteria: v.object({ number: count, id: text, name: text, date: text, hash: text }),
	segments: v.array(v.object({ id: text, label: text, tone: v.optional(text, '') })),
	rulesHash: text,
	overrides: count,
	ruleSets: v.array(
		v.object({
			id: text,
			label: text,
			status: v.picklist(['in-force', 'project']),
			date: text,
			source: text
		})
	),
	draws: v.optional(
		v.object({
			draws: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_DRAWS)),
			seed: v.pipe(v.number(), v.safeInteger())
		}),
		USUAL_DRAWS
	),
	scenario: v.object({
		...step,
		description: text,
		chain: v.array(v.object(step)),
		whole: v.boolean(),
		lastAmount: count,
		widerEnvelopes: v.optional(v.array(v.object({ funder: text, scenario: text })))
	})
});

/** What a dossier says it was made from; null where that cannot be read. */
export function readProvenance(value: unknown): DossierProvenance | null {
	const parsed = v.safeParse(schema, value);
	return parsed.success ? parsed.output : null;
}
