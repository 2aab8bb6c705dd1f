import { declared, type Interval } from '../shared';
import {
	codedColumn,
	codedFrom,
	intervalAt,
	numbersFrom,
	textAt,
	type CodedColumn,
	type Column,
	type NumberColumn,
	type SourceRef,
	type Table,
	type TerritoryTable
} from '../table';
import { laterSource, type CutSources } from './cut-sources';
import type { KeptRows } from './kept-rows';

/** One use of a cut table: one that is kept as it is, or the sum of what others declare. */
export interface KeptUse {
	readonly organisation: number;
	/** Texts that stand for who declares it; null for a use that is kept as it is. */
	readonly as: { readonly holder: string; readonly entity: string } | null;
	/** Rows that it adds up. */
	readonly rows: number[];
}

/** True for a declarant of a cut table that stands for structures or legal entities of other territories. */
export const isElsewhere = (holder: string): boolean => holder === '' || holder.startsWith('G:');

/**
 * Which uses a cut keeps. Those of kept structures and of legal entities that run one are kept as they are. Uses of other
 * structures of such an entity are added up by solution, without a holder. What the other entities of a group declare is
 * added up by solution under the group itself, a total of an entity standing for its sites as the rule on single sign-on
 * has it. So every answer on an organisation stays what it was, and nobody elsewhere is named or told apart.
 */
export function keptUses(table: TerritoryTable, kept: KeptRows): readonly KeptUse[] {
	const { uses, useOrganisation, organisations } = table;
	const holder = codedColumn(uses, 'use.holder');
	const entity = codedColumn(uses, 'use.legal_entity');
	const solution = codedColumn(uses, 'use.solution');
	const ids = codedColumn(organisations, 'organisation.id');
	const totals = new Set<string>();
	for (let row = 0; row < uses.rows; row++) {
		if (textAt(holder, row) === textAt(entity, row))
			totals.add(`${textAt(entity, row)}|${textAt(solution, row)}`);
	}
	const found: KeptUse[] = [];
	const sums = new Map<string, KeptUse>();
	const addTo = (key: string, use: Omit<KeptUse, 'rows'>, row: number, counts: boolean): void => {
		const sum = sums.get(key) ?? { ...use, rows: [] };
		if (!sums.has(key)) {
			sums.set(key, sum);
			found.push(sum);
		}
		if (counts) sum.rows.push(row);
	};
	for (let row = 0; row < uses.rows; row++) {
		const owner = useOrganisation[row] ?? 0;
		const organisation = kept.organisationAt[owner] ?? -1;
		if (organisation < 0) continue;
		const [who, runs, what] = [textAt(holder, row), textAt(entity, row), textAt(solution, row)];
		if (!kept.declarants.has(runs)) {
			const group = textAt(ids, owner);
			const counts = who === runs || !totals.has(`${runs}|${what}`);
			addTo(`${group}|${what}`, { organisation, as: { holder: group, entity: group } }, row, counts);
		} else if (who === runs || kept.finess.has(who)) found.push({ organisation, as: null, rows: [row] });
		else addTo(`${runs}|${what}`, { organisation, as: { holder: '', entity: runs } }, row, true);
	}
	return found;
}

/** Sources of the uses that are kept as they are, and those that stand for what was added up. */
export function useSources(
	{ columns }: Table,
	kept: readonly KeptUse[],
	sources: readonly SourceRef[]
): { readonly own: ReadonlySet<number>; readonly elsewhere: ReadonlySet<number> } {
	const [own, elsewhere] = [new Set<number>(), new Set<number>()];
	for (const column of columns.values()) {
		if (column.kind === 'coordinate') continue;
		for (const use of kept) (use.as === null ? own : elsewhere).add(sourceAt(column, use, sources));
	}
	return { own, elsewhere };
}

function sourceAt(
	column: CodedColumn | NumberColumn,
	{ rows }: KeptUse,
	sources: readonly SourceRef[]
): number {
	return rows.map((row) => column.source?.[row] ?? 0).reduce((a, b) => laterSource(sources, a, b), 0);
}

/** The uses of a cut table. */
export function cutUses(
	{ columns }: Table,
	kept: readonly KeptUse[],
	before: readonly SourceRef[],
	{ codeOf, elsewhere }: CutSources
): Table {
	const cut = (id: string, column: Column): Column => {
		if (column.kind === 'coordinate') throw new Error(`No coordinates are declared of a use: ${id}`);
		const source =
			column.source &&
			((at: number): number => {
				const use = kept[at];
				if (!use) return 0;
				return (use.as === null ? codeOf : elsewhere)(sourceAt(column, use, before));
			});
		return column.kind === 'coded'
			? codedFrom(kept.length, (at) => (kept[at] ? textOf(id, column, kept[at]) : ''), source)
			: numbersFrom(kept.length, (at) => sumOf(column, kept[at]?.rows ?? []), source);
	};
	return { rows: kept.length, columns: new Map([...columns].map(([id, column]) => [id, cut(id, column)])) };
}

/** A text that all the rows have, `''` where they differ. */
function textOf(id: string, column: CodedColumn, { as, rows }: KeptUse): string {
	if (as && id === 'use.holder') return as.holder;
	if (as && id === 'use.legal_entity') return as.entity;
	const [first = '', ...others] = rows.map((row) => textAt(column, row));
	return others.every((text) => text === first) ? first : '';
}

function sumOf(column: NumberColumn, rows: readonly number[]): Interval {
	const [first, ...others] = rows.map((row) => intervalAt(column, row));
	return others.reduce<Interval>(
		(sum, { low, likely, high, sureLow, sureHigh, state }) => ({
			low: sum.low + low,
			likely: sum.likely === null || likely === null ? null : sum.likely + likely,
			high: sum.high + high,
			sureLow: sum.sureLow + sureLow,
			sureHigh: sum.sureHigh + sureHigh,
			state: sum.state === state ? state : 'estimated'
		}),
		first ?? declared(0)
	);
}
