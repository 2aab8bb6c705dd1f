import { codedColumn, textAt } from '$lib/domain/table';
import { foundAt, type Find } from '../finder';
import { listHref } from '../list-links';
import { departmentName, territoryName } from '../place-names';
import { territoryTitle } from '../place-in-france';
import { rowOfStructure } from '../structure-sheet';
import type { TerritoryData } from '../territory-data';

/** A place to compare: the field that tells it and its code; the whole territory without a code. */
export interface Place {
	readonly field: string;
	readonly code: string | null;
}

const FIELDS: Readonly<Record<string, string>> = { dep: 'structure.department', ars: 'structure.region' };
export const WHOLE_TERRITORY = 'tout';

/** The id of a place in an address: `dep:29`, `ars:53`. */
export const placeId = (kind: 'dep' | 'ars', code: string): string => `${kind}:${code}`;

/** The place of an id; null when it is none. */
export function placeOf(id: string): Place | null {
	if (id === WHOLE_TERRITORY) return { field: 'structure.department', code: null };
	const [kind = '', code = ''] = id.split(':');
	const field = FIELDS[kind];
	return field && code !== '' ? { field, code } : null;
}

/** A structure of the version in force, by its FINESS number. */
export function structureSubject(data: TerritoryData, finess: string): Find | null {
	const row = rowOfStructure(data, finess);
	return row < 0 ? null : foundAt(data, 'structure', row);
}

/** An organisation of the version in force. */
export function organisationSubject(data: TerritoryData, id: string): Find | null {
	const ids = codedColumn(data.table.organisations, 'organisation.id');
	const code = ids.values.indexOf(id);
	const row = code < 1 ? -1 : ids.codes.indexOf(code);
	return row < 0 ? null : foundAt(data, 'organisation', row);
}

/** A place that has at least one site in the version in force. */
export function placeSubject(data: TerritoryData, id: string): Find | null {
	const place = placeOf(id);
	if (!place) return null;
	if (place.code === null)
		return {
			id,
			title: territoryTitle(data.table),
			detail: 'Tout le territoire chargé',
			href: '/structures'
		};
	const column = codedColumn(data.table.structures, place.field);
	const wanted = column.values.indexOf(place.code);
	if (wanted < 1 || !column.codes.includes(wanted) || textAt(column, column.codes.indexOf(wanted)) === '')
		return null;
	const isDepartment = place.field === 'structure.department';
	return {
		id,
		title: isDepartment ? departmentName(place.code) : territoryName(place.code),
		detail: isDepartment ? 'Département' : 'Territoire ARS',
		href: listHref('structure', { [place.field]: [place.code] })
	};
}
