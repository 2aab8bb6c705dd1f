import { codedColumn, textAt } from '$lib/domain/table';
import { segmentValues } from '$lib/domain/view';
import { categoryName, departmentName } from './place-names';
import { computedUnder, type TerritoryData } from './territory-data';

/** One structure in a line; its name is `''` until the labels of the territory are there, or when the register has none. */
export interface StructureBrief {
	readonly finess: string;
	readonly name: string;
	readonly category: string;
	readonly department: string;
	readonly organisation: string;
	readonly outcome: string;
	readonly estimated: boolean;
	/** What the criteria say, where a person decided otherwise; else null. */
	readonly computed: string | null;
}

/** The line of a row of `table.structures`. */
export function structureBrief(data: TerritoryData, row: number): StructureBrief {
	const { table, classification } = data;
	const text = (id: string): string => {
		const column = table.structures.columns.get(id);
		return column?.kind === 'coded' ? textAt(column, row) : '';
	};
	const owner = table.structureOrganisation[row] ?? 0;
	const ownerText = (id: string): string => textAt(codedColumn(table.organisations, id), owner);
	return {
		finess: text('structure.finess'),
		name: text('structure.name'),
		category: categoryName(text('structure.category')) || 'Catégorie inconnue',
		department: departmentName(text('structure.department')) || 'Département inconnu',
		organisation: ownerText('organisation.name') || ownerText('organisation.id'),
		outcome: segmentValues(classification)[classification.result[row] ?? 0] ?? '',
		estimated: classification.estimated[row] === 1,
		computed: computedUnder(data, row)
	};
}
