import * as v from 'valibot';
import json from '../../../../data/accessibility/rgaa-4.1.json';

const RESULTS = ['conforming', 'non-conforming', 'not-applicable'] as const;

const schema = v.object({
	reference: v.string(),
	auditedOn: v.pipe(v.string(), v.isoDate()),
	/** Parts of the product that were built since, and were not gone through by hand yet. */
	notEvaluated: v.array(v.string()),
	themes: v.array(
		v.object({
			theme: v.string(),
			criteria: v.array(
				v.object({
					id: v.string(),
					title: v.string(),
					result: v.picklist(RESULTS),
					note: v.string()
				})
			)
		})
	)
});

/** The audit of accessibility: each criterion of the RGAA with its result and, where it helps, why. */
export type Audit = v.InferOutput<typeof schema>;

export const audit: Audit = v.parse(schema, json);

export interface Conformity {
	readonly conforming: number;
	readonly nonConforming: number;
	readonly notApplicable: number;
	readonly level: 'totalement conforme' | 'partiellement conforme' | 'non conforme';
}

/**
 * How many criteria hold, and the level that the law gives them: whole at 100 % of those that apply, partial from 50 %. Nothing is
 * whole while a part was not evaluated.
 */
export function conformity({ themes, notEvaluated }: Audit): Conformity {
	const results = themes.flatMap(({ criteria }) => criteria.map(({ result }) => result));
	const count = (wanted: (typeof RESULTS)[number]): number =>
		results.filter((result) => result === wanted).length;
	const conforming = count('conforming');
	const nonConforming = count('non-conforming');
	const level =
		nonConforming === 0 && notEvaluated.length === 0
			? 'totalement conforme'
			: conforming >= nonConforming
				? 'partiellement conforme'
				: 'non conforme';
	return { conforming, nonConforming, notApplicable: count('not-applicable'), level };
}
