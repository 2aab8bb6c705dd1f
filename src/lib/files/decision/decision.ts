import { LAYER_SHAPES } from '$lib/domain/fields';
import * as v from 'valibot';
import { Refused } from '../contract';

/** First key of a decision: what tells it from any other JSON. */
const MARK = 'cible2028-decision';

/** Kinds of layers that a person can write by hand. */
export const DECIDED_KINDS = ['manual', 'aliases', 'groups'] as const;
export type DecidedKind = (typeof DECIDED_KINDS)[number];

/** What somebody decided by hand: rows of one layer, by field id; an empty value takes a decision back. */
export interface Decision {
	readonly kind: DecidedKind;
	/** ISO date the decision is as of. */
	readonly decidedOn: string;
	/** ISO instant it was written: two decisions alike are two. */
	readonly madeAt: string;
	readonly rows: readonly Readonly<Record<string, string>>[];
}

const SCHEMA = v.object({
	[MARK]: v.literal(1),
	kind: v.picklist(DECIDED_KINDS),
	decidedOn: v.pipe(v.string(), v.isoDate()),
	madeAt: v.pipe(v.string(), v.isoTimestamp()),
	rows: v.pipe(v.array(v.record(v.string(), v.string())), v.minLength(1), v.maxLength(10_000))
});

/** A decision as the bytes of a file, which is imported like any other. */
export const writeDecision = (decision: Decision): string =>
	`${JSON.stringify({ [MARK]: 1, ...decision })}\n`;

export const isDecision = (head: Buffer): boolean =>
	head.toString('latin1', 0, 200).trimStart().startsWith(`{"${MARK}"`);

/** @throws Refused when it is not one */
export function parseDecision(bytes: Buffer): Decision {
	try {
		const decision = v.parse(SCHEMA, JSON.parse(bytes.toString('utf8')));
		const { required, optional } = LAYER_SHAPES[decision.kind];
		const allowed = new Set([...required, ...optional]);
		if (decision.rows.some((row) => Object.keys(row).some((id) => !allowed.has(id))))
			throw new Refused({ code: 'decision-shape' });
		return decision;
	} catch {
		throw new Refused({ code: 'decision-shape' });
	}
}
