import { codedColumn, type CodedColumn, type TerritoryTable } from '../table';
import type { Coded } from './coded';

/** The sector of a structure as Helios counts it: for comparing counts, never for the segmentation. */
export const HELIOS_SECTOR = 'structure.helios_sector';

const columns = new WeakMap<CodedColumn, Map<ReadonlyMap<string, string>, Coded>>();

function compute(sector: CodedColumn, category: CodedColumn, crosswalk: ReadonlyMap<string, string>): Coded {
	const values = [...new Set([...sector.values, ...crosswalk.values()])];
	const ofCategory = category.values.map((code) => values.indexOf(crosswalk.get(code) ?? '-'));
	const codes = Uint8Array.from(sector.codes, (own, row) => {
		const mapped = ofCategory[category.codes[row] ?? 0] ?? -1;
		return mapped < 0 ? own : mapped;
	});
	return { kind: 'coded', codes, values };
}

/**
 * The column of Helios sectors: that of the crosswalk where it sorts the category of a structure, else the product's own.
 * @param crosswalk sector by category; computed once per table and crosswalk, as neither ever changes
 */
export function heliosColumn({ structures }: TerritoryTable, crosswalk: ReadonlyMap<string, string>): Coded {
	const category = codedColumn(structures, 'structure.category');
	const known = columns.get(category) ?? new Map<ReadonlyMap<string, string>, Coded>();
	columns.set(category, known);
	const column =
		known.get(crosswalk) ?? compute(codedColumn(structures, 'structure.sector'), category, crosswalk);
	known.set(crosswalk, column);
	return column;
}
