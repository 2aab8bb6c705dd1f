import { isElsewhere } from '../cut';
import { codedColumn, numberColumn, textAt, type TerritoryTable } from '../table';
import { flagReader, type AnswerReader } from './flag-reader';
import type { ComponentId, ComponentReading, ConformityRules } from './rules';

/** What is known of a component, by its code. */
export const COMPONENT_STATES = ['unknown', 'present', 'missing'] as const;
export type ComponentState = (typeof COMPONENT_STATES)[number];

export interface TargetStates {
	readonly components: readonly ComponentId[];
	/** Codes 0 unknown, 1 present, 2 missing; index organisation × components.length + component. */
	readonly states: Uint8Array;
	/** Index into the sources of the table of the value that decided, 0 without any; same order as the states. */
	readonly sources: Uint32Array;
}

/** How each organisation stands on one component. */
interface ComponentColumn {
	readonly states: Uint8Array;
	readonly sources: Uint32Array;
}

/**
 * For each organisation of the table, what it has of the components of both targets, as far as the structures and uses that
 * the table holds say it. Only ESMS count; an organisation without any is unknown everywhere.
 */
export function targetStates(table: TerritoryTable, rules: ConformityRules): TargetStates {
	const count = rules.components.length;
	const states = new Uint8Array(table.organisations.rows * count);
	const sources = new Uint32Array(states.length);
	rules.components.forEach(({ read }, at) => {
		const column = componentColumn(table, read);
		for (let row = 0; row < table.organisations.rows; row++) {
			states[row * count + at] = column.states[row] ?? 0;
			sources[row * count + at] = column.sources[row] ?? 0;
		}
	});
	return { components: rules.components.map(({ id }) => id), states, sources };
}

function componentColumn(table: TerritoryTable, read: ComponentReading): ComponentColumn {
	switch (read.kind) {
		case 'every-structure':
			return everyOf(table, esmsRows(table), flagReader(table.structures, read.fields));
		case 'one-voice':
			return oneVoice(table, flagReader(table.structures, read.fields));
		case 'equipped':
			return everyOf(table, esmsRows(table), equippedReader(table));
		case 'sensitive-uses-through-psc':
			return everyOf(table, sensitiveUseRows(table), useReader(table));
	}
}

/** Rows of the table of structures or uses to ask, with the organisation of each. */
interface AskedRows {
	readonly rows: readonly number[];
	readonly organisationOf: Uint32Array;
}

function esmsRows({ structures, structureOrganisation }: TerritoryTable): AskedRows {
	const scope = codedColumn(structures, 'structure.scope');
	const rows: number[] = [];
	for (let row = 0; row < structures.rows; row++) if (textAt(scope, row) !== 'no') rows.push(row);
	return { rows, organisationOf: structureOrganisation };
}

/** Uses that are, or may be, of a sensitive service; what others declare elsewhere is left to them. */
function sensitiveUseRows({ uses, useOrganisation }: TerritoryTable): AskedRows {
	const sensitive = codedColumn(uses, 'use.sensitive');
	const holder = codedColumn(uses, 'use.holder');
	const rows: number[] = [];
	for (let row = 0; row < uses.rows; row++)
		if (textAt(sensitive, row) !== 'no' && !isElsewhere(textAt(holder, row))) rows.push(row);
	return { rows, organisationOf: useOrganisation };
}

/** Missing as soon as one row says no, present when all say yes, unknown otherwise or without any row. */
function everyOf(
	table: TerritoryTable,
	{ rows, organisationOf }: AskedRows,
	read: AnswerReader
): ComponentColumn {
	const column = unknownColumn(table);
	if (read.silent) return column;
	const { states, sources } = column;
	const asked = new Uint8Array(table.organisations.rows);
	for (const row of rows) {
		const organisation = organisationOf[row] ?? 0;
		const answer = read.answer(row);
		const before = states[organisation] ?? 0;
		const first = asked[organisation] === 0;
		asked[organisation] = 1;
		if (before === MISSING) continue;
		const after = answer === 'no' ? MISSING : answer === 'yes' && (first || before === PRESENT) ? PRESENT : 0;
		states[organisation] = after;
		sources[organisation] = after === 0 ? 0 : read.source(row);
	}
	return column;
}

/** The answer of the structures that give one; unknown when they contradict each other. */
function oneVoice(table: TerritoryTable, read: AnswerReader): ComponentColumn {
	const column = unknownColumn(table);
	if (read.silent) return column;
	const { states, sources } = column;
	const { rows, organisationOf } = esmsRows(table);
	for (const row of rows) {
		const answer = read.answer(row);
		if (answer === 'unknown') continue;
		const organisation = organisationOf[row] ?? 0;
		states[organisation] = (states[organisation] ?? 0) | (answer === 'yes' ? PRESENT : MISSING);
		sources[organisation] = read.source(row);
	}
	states.forEach((state, organisation) => {
		if (state !== (PRESENT | MISSING)) return;
		states[organisation] = 0;
		sources[organisation] = 0;
	});
	return column;
}

const PRESENT = 1;
const MISSING = 2;

const unknownColumn = ({ organisations }: TerritoryTable): ComponentColumn => ({
	states: new Uint8Array(organisations.rows),
	sources: new Uint32Array(organisations.rows)
});

/** Whether all professionals of a structure are equipped, on sure bounds: an estimate of heads decides nothing by itself. */
function equippedReader({ structures }: TerritoryTable): AnswerReader {
	const equipped = numberColumn(structures, 'structure.equipped');
	const heads = numberColumn(structures, 'structure.heads');
	return {
		answer: (row) => {
			if ((equipped.low[row] ?? 0) >= (heads.sureHigh[row] ?? Infinity)) return 'yes';
			return (equipped.high[row] ?? Infinity) < (heads.sureLow[row] ?? 0) ? 'no' : 'unknown';
		},
		source: (row) => equipped.source?.[row] ?? 0,
		silent: false
	};
}

/** Whether a use goes through Pro Santé Connect; no is sure only where the service is surely sensitive. */
function useReader({ uses }: TerritoryTable): AnswerReader {
	const psc = flagReader(uses, ['use.psc']);
	const sensitive = codedColumn(uses, 'use.sensitive');
	return {
		...psc,
		answer: (row) => {
			const said = psc.answer(row);
			return said === 'no' && textAt(sensitive, row) !== 'yes' ? 'unknown' : said;
		}
	};
}
