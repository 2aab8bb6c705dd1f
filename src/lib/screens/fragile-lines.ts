import type { FragileRow } from '$lib/domain/sensitivity';
import { OTHER_STATES, type Criteria } from '$lib/domain/segmentation';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { formatNumber, outcomeLooks } from '$lib/words';

/** A structure in a list of the studio. */
export interface NamedStructure {
	readonly finess: string;
	/** Its name, or its number until names are there. */
	readonly name: string;
	readonly organisation: string;
	readonly href: string;
}

/** Reads how structures of a table are named. */
export function structureNames(table: TerritoryTable): (row: number) => NamedStructure {
	const textOf = (id: string): ((row: number) => string) => {
		const column = table.structures.columns.get(id);
		return column?.kind === 'coded' ? (row) => textAt(column, row) : () => '';
	};
	const [finessOf, nameOf] = [textOf('structure.finess'), textOf('structure.name')];
	const owner = table.organisations.columns.has('organisation.name')
		? codedColumn(table.organisations, 'organisation.name')
		: null;
	return (row) => {
		const finess = finessOf(row);
		return {
			finess,
			name: nameOf(row) || finess,
			organisation: owner ? textAt(owner, table.structureOrganisation[row] ?? 0) : '',
			href: `/structures/${finess}`
		};
	};
}

/** A structure close to a threshold, ready to show. */
export interface FragileLine extends NamedStructure {
	/** Its value of the field, « inconnu » when nothing is known. */
	readonly value: string;
	/** Id of its result now. */
	readonly now: string;
	/** Ids of its results with the threshold a little lower, and a little higher; null where nothing changes. */
	readonly below: string | null;
	readonly above: string | null;
	/** What would change, in words. */
	readonly change: string;
}

/** The lines of the structures close to a threshold. */
export function fragileLines(
	table: TerritoryTable,
	criteria: Pick<Criteria, 'segments'>,
	rows: readonly FragileRow[],
	ends: { readonly from: number; readonly to: number }
): readonly FragileLine[] {
	const nameOf = structureNames(table);
	const looks = outcomeLooks(criteria.segments);
	const ids = [...criteria.segments.map(({ id }) => id), ...OTHER_STATES];
	const idOf = (result: number): string => ids[result] ?? '';
	return rows.map(({ row, value, now, below, above }) => {
		const moved = (result: number): string | null => (result === now ? null : idOf(result));
		const [lower, higher] = [moved(below), moved(above)];
		const say = (id: string | null, at: number): string =>
			id === null ? '' : `${looks(id).short} à ${formatNumber(at)}`;
		return {
			...nameOf(row),
			value: Number.isNaN(value) ? 'inconnu' : formatNumber(value),
			now: idOf(now),
			below: lower,
			above: higher,
			change: [say(lower, ends.from), say(higher, ends.to)].filter((text) => text !== '').join(', ')
		};
	});
}
