import { ANSWERED_FIELDS } from '../questionnaire';
import { OTHER_STATES, type Classification, type Criteria } from '../segmentation';
import { entityMismatches, type OrganisationSso } from '../sso';
import { codedColumn, numberColumn, textAt, type TerritoryTable } from '../table';
import { contradictions } from './contradictions';
import { settledBy } from './settled';

/** What is known of one field over a territory. `known + estimated + missing = total`; the rest are parts of what is known. */
export interface FieldQuality {
	/** Field id. */
	readonly field: string;
	/** What is counted: ESMS in scope, or organisations that have some. */
	readonly unit: 'structure' | 'organisation';
	readonly total: number;
	readonly known: number;
	readonly estimated: number;
	readonly missing: number;
	readonly stale: number;
	readonly contradictory: number;
	/** Undetermined structures that this field alone, answered everywhere, would settle. */
	readonly settles: number;
	/** Structures not certain today that it would make certain. */
	readonly certifies: number;
	/** Answers to the rule on single sign-on that it would settle. */
	readonly ssoSettles: number;
}

export interface QualityData {
	readonly table: TerritoryTable;
	readonly criteria: Criteria;
	readonly classification: Classification;
	readonly ssoAnswers: readonly OrganisationSso[];
}

/** Rows of the ESMS that the criteria classify. */
export function rowsInScope({ segments, result }: Classification): number[] {
	const outside = segments.length + OTHER_STATES.indexOf('out-of-scope');
	return [...result.keys()].filter((row) => (result[row] ?? outside) < outside);
}

/**
 * The quality of each field that operators can be asked for, those that settle most first.
 * @param isStale tells whether a reference date is too old
 */
export function fieldQuality(data: QualityData, isStale: (date: string) => boolean): readonly FieldQuality[] {
	const rows = rowsInScope(data.classification);
	const opposed = contradictions(data.table);
	const fields = ANSWERED_FIELDS.map((field) =>
		structureField(data, field, rows, opposed.get(field), isStale)
	);
	return [...fields, usesQuality(data, isStale)].sort(
		(a, b) =>
			b.settles - a.settles ||
			b.ssoSettles - a.ssoSettles ||
			b.certifies - a.certifies ||
			b.missing + b.estimated - (a.missing + a.estimated)
	);
}

function structureField(
	data: QualityData,
	field: string,
	rows: readonly number[],
	opposed: Uint8Array | undefined,
	isStale: (date: string) => boolean
): FieldQuality {
	const { table } = data;
	const column = table.structures.columns.get(field);
	const counts = { known: 0, estimated: 0, missing: 0, stale: 0, contradictory: 0 };
	for (const row of rows) {
		const state =
			column?.kind === 'number'
				? (column.state[row] ?? 0)
				: column?.kind === 'coded' && (column.codes[row] ?? 0) !== 0
					? DECLARED
					: 0;
		if (state === 0) counts.missing++;
		else if (state === DECLARED) {
			counts.known++;
			const source = column?.kind === 'coordinate' ? 0 : (column?.source?.[row] ?? 0);
			if (isStale(table.sources[source]?.date ?? '')) counts.stale++;
		} else counts.estimated++;
		if (opposed?.[row] === 1) counts.contradictory++;
	}
	const settlement = settledBy(data).alone.get(field);
	return {
		field,
		unit: 'structure',
		total: rows.length,
		...counts,
		settles: sum(settlement?.determined ?? NONE),
		certifies: sum(settlement?.certain ?? NONE),
		ssoSettles: 0
	};
}

/** Index of `declared` among the states of a number. */
const DECLARED = 1;

const NONE = new Uint8Array(0);
const sum = (flags: Uint8Array): number => flags.reduce((total, flag) => total + flag, 0);

/** Uses are known of an organisation or not at all. */
function usesQuality(data: QualityData, isStale: (date: string) => boolean): FieldQuality {
	const { table, ssoAnswers } = data;
	const esms = numberColumn(table.organisations, 'organisation.esms');
	const solution = codedColumn(table.uses, 'use.solution');
	const dates = new Map<number, string>();
	for (let row = 0; row < table.uses.rows; row++) {
		const owner = table.useOrganisation[row] ?? 0;
		const date = table.sources[solution.source?.[row] ?? 0]?.date ?? '';
		if (date >= (dates.get(owner) ?? '')) dates.set(owner, date);
	}
	const owners = [...ssoAnswers.keys()].filter((row) => (esms.high[row] ?? 0) > 0);
	const declared = owners.filter((row) => dates.has(row));
	const entity = codedColumn(table.uses, 'use.legal_entity');
	const contradicted = new Set(entityMismatches(table).map((mismatch) => mismatch.entity));
	const opposed = new Set<number>();
	for (let row = 0; row < table.uses.rows; row++) {
		if (contradicted.has(textAt(entity, row))) opposed.add(table.useOrganisation[row] ?? 0);
	}
	return {
		field: 'use.users',
		unit: 'organisation',
		total: owners.length,
		known: declared.length,
		estimated: 0,
		missing: owners.length - declared.length,
		stale: declared.filter((row) => isStale(dates.get(row) ?? '')).length,
		contradictory: opposed.size,
		settles: 0,
		certifies: 0,
		ssoSettles: sum(settledBy(data).sso)
	};
}
