import { codedColumn, covers, textAt, type LayerMeta, type TerritoryTable } from '$lib/domain/table';
import type { Closing } from './protocol';

const EXAMPLES = 10;

/** What the full registers among new layers would close, among the structures of the current version that they cover. */
export function closingOf(
	before: TerritoryTable | null,
	after: TerritoryTable,
	newLayers: readonly LayerMeta[]
): Closing {
	const full = newLayers.filter(
		({ kind, coverage }) => kind === 'establishments' && coverage.extent === 'full'
	);
	if (before === null || full.length === 0) return { closed: 0, covered: 0, examples: [] };
	const open = new Set(codedColumn(after.structures, 'structure.finess').values);
	const finess = codedColumn(before.structures, 'structure.finess');
	const department = codedColumn(before.structures, 'structure.department');
	const name = codedColumn(before.structures, 'structure.name');
	const isCovered = department.values.map((code) => full.some(({ coverage }) => covers(coverage, code)));
	let [closed, covered] = [0, 0];
	const examples: string[] = [];
	for (let row = 0; row < before.structures.rows; row++) {
		if (!isCovered[department.codes[row] ?? 0]) continue;
		covered++;
		const number = textAt(finess, row);
		if (open.has(number)) continue;
		closed++;
		if (examples.length < EXAMPLES) examples.push(`${number} ${textAt(name, row)}`.trim());
	}
	return { closed, covered, examples };
}
