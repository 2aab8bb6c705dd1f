import type { Dimension } from '../rollup';
import { OTHER_STATES, type Classification } from '../segmentation';
import { NUMBER_STATES } from '../shared';
import { codedColumn, numberColumn, type Table } from '../table';

const DECLARED = NUMBER_STATES.indexOf('declared');

/** Declared fields whose share is shown: what a survey would bring. */
const DECLARED_FIELDS = [
	'structure.places',
	'structure.heads',
	'structure.it_centralised',
	'structure.dui',
	'structure.accounts',
	'structure.phone',
	'structure.wish'
];

/** One kind of structure: what the summaries tell apart, but for the fields declared. */
export interface Kind {
	readonly sector: string;
	readonly outcome: string;
	readonly estimated: boolean;
	/** Place in NUMBER_STATES of what is known of the head-count. */
	readonly heads: number;
}

/** Every structure as two codes: summaries are counted at each click, from one pass over each. */
export interface Kinds {
	readonly structures: Table;
	readonly kinds: readonly Kind[];
	/** Place in `kinds` of each structure. */
	readonly kindOf: Dimension;
	/** The fields counted: those of DECLARED_FIELDS that the table holds. */
	readonly fields: readonly string[];
	/** A bit per field that is declared, none for structures out of scope. */
	readonly declared: Dimension;
}

/** Neither classifications nor tables change. */
const known = new WeakMap<Classification, Kinds>();

/** The kinds of the structures of a classified table. */
export function kindsOf(structures: Table, classification: Classification): Kinds {
	const held = known.get(classification);
	if (held?.structures === structures) return held;
	const made = {
		structures,
		...kindDimension(structures, classification),
		...declaredDimension(structures, classification)
	};
	known.set(classification, made);
	return made;
}

function kindDimension(
	structures: Table,
	{ segments, result, estimated }: Classification
): Pick<Kinds, 'kinds' | 'kindOf'> {
	const sector = codedColumn(structures, 'structure.sector');
	const heads = numberColumn(structures, 'structure.heads');
	const outcomes = [...segments, ...OTHER_STATES];
	const kinds = sector.values.flatMap((value) =>
		outcomes.flatMap((outcome) =>
			[false, true].flatMap((estimated) =>
				NUMBER_STATES.map((_, state): Kind => ({ sector: value, outcome, estimated, heads: state }))
			)
		)
	);
	const codes = Uint16Array.from(sector.codes, (code, row) => {
		const outcome = code * outcomes.length + (result[row] ?? 0);
		return (outcome * 2 + (estimated[row] ?? 0)) * NUMBER_STATES.length + (heads.state[row] ?? 0);
	});
	return { kinds, kindOf: { codes, size: kinds.length } };
}

function declaredDimension(
	structures: Table,
	{ segments, result }: Classification
): Pick<Kinds, 'fields' | 'declared'> {
	const outOfScope = segments.length + OTHER_STATES.indexOf('out-of-scope');
	const fields = DECLARED_FIELDS.filter((field) => structures.columns.has(field));
	const codes = new Uint8Array(structures.rows);
	fields.forEach((field, place) => {
		const column = structures.columns.get(field);
		if (!column || column.kind === 'coordinate') return;
		for (let row = 0; row < codes.length; row++) {
			const isDeclared = column.kind === 'number' ? column.state[row] === DECLARED : column.codes[row] !== 0;
			if (isDeclared && result[row] !== outOfScope) codes[row] = (codes[row] ?? 0) | (1 << place);
		}
	});
	return { fields, declared: { codes, size: 1 << fields.length } };
}
