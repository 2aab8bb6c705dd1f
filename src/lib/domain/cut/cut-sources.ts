import { compareText, type SourceRef, type Table } from '../table';

/** Name given to a file that no value of the kept part comes from: its own name may tell of other territories. */
const ELSEWHERE = 'Source hors du territoire';

/** The sources of a cut table, and the new code of each old one. */
export interface CutSources {
	readonly sources: readonly SourceRef[];
	/** For a value of the kept part, and for a total whose source is that of some value of it. */
	readonly codeOf: (source: number) => number;
	/** For what other territories declare: its kind and date stay, its name does not. */
	readonly elsewhere: (source: number) => number;
}

/** Sources of some rows of a table. */
export function sourcesOf({ columns }: Table, rows: Uint32Array): Set<number> {
	const found = new Set<number>();
	for (const column of columns.values()) {
		if (column.kind === 'coordinate' || column.source === null) continue;
		for (const row of rows) found.add(column.source[row] ?? 0);
	}
	return found;
}

/**
 * Renumbers sources.
 * @param named those of values that are kept as they are
 * @param hidden those of totals, named or not
 */
export function cutSources(
	sources: readonly SourceRef[],
	named: ReadonlySet<number>,
	hidden: ReadonlySet<number>
): CutSources {
	const own = new Map([...named].sort((a, b) => a - b).map((source) => [source, 0]));
	own.delete(0);
	const kept: SourceRef[] = sources.slice(0, 1);
	for (const source of own.keys()) {
		own.set(source, kept.length);
		kept.push(sources[source] ?? { kind: 'none', name: '', date: '' });
	}
	const places = new Map<string, number>();
	const others = [...hidden].filter((source) => source !== 0).map((source) => unnamed(sources[source]));
	for (const ref of others.sort(compareRefs)) {
		const key = keyOf(ref);
		if (places.has(key)) continue;
		places.set(key, kept.length);
		kept.push(ref);
	}
	const elsewhere = (source: number): number =>
		source === 0 ? 0 : (places.get(keyOf(unnamed(sources[source]))) ?? 0);
	return { sources: kept, codeOf: (source) => own.get(source) ?? elsewhere(source), elsewhere };
}

/** The table of ratios is the product's own: it is the same everywhere. */
const unnamed = (ref: SourceRef | undefined): SourceRef => ({
	kind: ref?.kind ?? 'none',
	name: ref?.kind === 'ratios' ? ref.name : ELSEWHERE,
	date: ref?.date ?? ''
});

const keyOf = ({ kind, name, date }: SourceRef): string => `${kind}|${date}|${name}`;

const compareRefs = (a: SourceRef, b: SourceRef): number => compareText(keyOf(a), keyOf(b));

/** The later of two sources by date, whatever their order. */
export function laterSource(sources: readonly SourceRef[], a: number, b: number): number {
	if (a === 0 || b === 0) return Math.max(a, b);
	const [left, right] = [unnamed(sources[a]), unnamed(sources[b])];
	return (compareText(left.date, right.date) || compareText(left.kind, right.kind)) >= 0 ? a : b;
}
