import { codedColumn, textAt } from '$lib/domain/table';
import { findRows, matchQuality, type ViewData, type ViewLevel } from '$lib/domain/view';
import { reference } from '$lib/reference';
import { formatCount } from '$lib/words';
import { listHref } from './list-links';
import { categoryName, departmentName, territoryName } from './place-names';

/** Something that a search found, and where it leads. */
export interface Find {
	/** FINESS number, id of an organisation, or code of a département or of an ARS territory. */
	readonly id: string;
	readonly title: string;
	readonly detail: string;
	readonly href: string;
}

/** What answers a search in the territory, the best first; `count` is how many there are in all. */
export interface Finds {
	readonly structures: { readonly items: readonly Find[]; readonly count: number };
	readonly organisations: { readonly items: readonly Find[]; readonly count: number };
	readonly departments: readonly Find[];
}

/** Searches structures, organisations and départements of the territory, without case or accents. */
export function find(data: ViewData, search: string, most: number): Finds {
	const level = (of: ViewLevel): { items: readonly Find[]; count: number } => {
		const { rows, count } = findRows(data, of, search, most);
		return { items: rows.map((row) => foundAt(data, of, row)), count };
	};
	return {
		structures: level('structure'),
		organisations: level('organisation'),
		departments: search.trim() === '' ? [] : findDepartments(data, search).slice(0, most)
	};
}

/** One row as a find. */
export function foundAt({ table }: ViewData, level: ViewLevel, row: number): Find {
	if (level === 'organisation') {
		const id = textAt(codedColumn(table.organisations, 'organisation.id'), row);
		const name = textAt(codedColumn(table.organisations, 'organisation.name'), row);
		const path = `/organisations/${encodeURIComponent(id)}`;
		return { id, title: name || id, detail: `Organisme ${id}`, href: path };
	}
	const text = (id: string): string => textAt(codedColumn(table.structures, id), row);
	const finess = text('structure.finess');
	return {
		id: finess,
		title: text('structure.name') || 'Sans nom au registre',
		detail: [categoryName(text('structure.category')), text('structure.city'), finess]
			.filter((part) => part !== '')
			.join(' · '),
		href: `/structures/${encodeURIComponent(finess)}`
	};
}

function countBy(data: ViewData, id: string): ReadonlyMap<string, number> {
	const column = codedColumn(data.table.structures, id);
	const counts = new Map<string, number>();
	for (let row = 0; row < data.table.structures.rows; row++) {
		const code = textAt(column, row);
		if (code !== '') counts.set(code, (counts.get(code) ?? 0) + 1);
	}
	return counts;
}

/** The départements of the territory whose code or name answers; all of them for an empty search. */
export function findDepartments(data: ViewData, search: string): readonly Find[] {
	return findCodes(data, 'structure.department', search, (code) => ({
		name: reference.departments.get(code)?.name ?? code,
		title: departmentName(code)
	}));
}

/** The ARS territories whose name answers; all of them for an empty search. */
export const findRegions = (data: ViewData, search: string): readonly Find[] =>
	findCodes(data, 'structure.region', search, (code) => ({
		name: territoryName(code),
		title: territoryName(code)
	}));

function findCodes(
	data: ViewData,
	fieldId: string,
	search: string,
	namesOf: (code: string) => { readonly name: string; readonly title: string }
): readonly Find[] {
	return [...countBy(data, fieldId)]
		.flatMap(([code, count]) => {
			const { name, title } = namesOf(code);
			const quality = code.toLowerCase() === search.trim().toLowerCase() ? 0 : matchQuality(name, search);
			if (quality === null) return [];
			const href = listHref('structure', { [fieldId]: [code] });
			return [{ quality, find: { id: code, title, detail: formatCount(count, 'site'), href } }];
		})
		.sort((a, b) => a.quality - b.quality || a.find.id.localeCompare(b.find.id))
		.map(({ find: found }) => found);
}
