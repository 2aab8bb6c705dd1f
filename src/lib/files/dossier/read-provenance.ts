import * as v from 'valibot';
import { DOSSIER_FORMAT, type DossierProvenance } from '$lib/domain/dossier';

const text = v.string();
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
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
	segments: v.array(v.object({ id: text, label: text })),
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
	scenario: v.object({ ...step, description: text, chain: v.array(v.object(step)), lastAmount: count })
});

/** What a dossier says it was made from; null where that cannot be read. */
export function readProvenance(value: unknown): DossierProvenance | null {
	const parsed = v.safeParse(schema, value);
	return parsed.success ? parsed.output : null;
}
