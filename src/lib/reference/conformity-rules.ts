import { LEVELS, type ConformityRules } from '$lib/domain/compliance';
import { field } from '$lib/domain/fields';
import * as v from 'valibot';
import inForce from '../../../data/rules/rie-en-vigueur.json';
import project from '../../../data/rules/rie-v2-projet.json';

const text = v.pipe(v.string(), v.minLength(1));
const isoDate = v.pipe(v.string(), v.isoDate());
const standing = v.picklist(['sourced', 'assumed']);
const origin = { source: text, date: isoDate };
/** Ids of the catalogue only: a rule that reads a field nobody has would never be known. */
const fields = v.pipe(
	v.array(v.string()),
	v.minLength(1),
	v.check((ids) => ids.every((id) => field(id).type === 'flag'), 'a flag of the catalogue')
);
const distinct = (items: readonly { readonly id: string }[]): boolean =>
	new Set(items.map(({ id }) => id)).size === items.length;

const head = {
	id: text,
	version: v.number(),
	status: v.picklist(['in-force', 'project']),
	label: text,
	...origin
};

const checkItems = v.pipe(
	v.array(v.object({ id: text, label: text, fields, ...origin })),
	v.check((items) => distinct(items), 'distinct ids')
);

const conformitySchema = v.object({
	...head,
	means: v.pipe(
		v.array(
			v.object({
				id: text,
				label: text,
				factors: v.pipe(v.array(v.picklist(['known', 'owned', 'being'])), v.minLength(1)),
				throughPsc: v.picklist(['accepted', 'refused', 'unsaid']),
				pscCompatible: v.boolean(),
				personal: v.boolean(),
				status: standing,
				...origin
			})
		),
		v.check((items) => distinct(items), 'distinct ids')
	),
	milestones: v.pipe(
		v.array(
			v.object({
				id: text,
				date: isoDate,
				label: text,
				reservationsFrom: v.nullable(v.picklist(LEVELS))
			})
		),
		v.minLength(1),
		v.check(
			(milestones) => milestones.every(({ date }, at) => at === 0 || date > (milestones[at - 1]?.date ?? '')),
			'milestones in the order of their dates'
		)
	),
	localAccess: v.object({ toleratedUntil: v.nullable(isoDate), status: standing, ...origin }),
	conformity: v.object({ status: standing, ...origin }),
	components: v.pipe(
		v.array(
			v.object({
				id: text,
				target: v.picklist(['minimum', 'maximum']),
				label: text,
				note: v.optional(text),
				read: v.variant('kind', [
					v.object({ kind: v.literal('every-structure'), fields }),
					v.object({ kind: v.literal('one-voice'), fields }),
					v.object({ kind: v.literal('equipped') }),
					v.object({ kind: v.literal('sensitive-uses-through-psc') })
				]),
				...origin
			})
		),
		v.check((items) => distinct(items), 'distinct ids')
	),
	readiness: checkItems,
	directory: checkItems
});

/** The rules of conformity in use: a project, from one source only. */
export const conformityRules: ConformityRules = v.parse(conformitySchema, project);

/** A version of the rules that is known of and not applied, with the reason. */
export interface KnownRuleSet {
	readonly label: string;
	readonly status: 'in-force' | 'project';
	readonly date: string;
	readonly source: string;
	/** French sentences. */
	readonly principles: readonly string[];
	/** French: why nothing is judged by it. */
	readonly notJudged: string;
}

/** The version in force, of which the sources of the product say too little to judge by it. */
export const ruleSetInForce: KnownRuleSet = v.parse(
	v.object({ ...head, principles: v.array(text), notJudged: text }),
	inForce
);
