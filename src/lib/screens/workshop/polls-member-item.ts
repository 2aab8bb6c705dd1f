import { findField } from '$lib/domain/fields';
import { codedColumn, intervalAt, numberColumn, rowsBy, rowsOfOwner, textAt } from '$lib/domain/table';
import { segmentValues } from '$lib/domain/view';
import type { MemberItem, MemberSubject } from '$lib/domain/workshop';
import {
	codeText,
	formatCount,
	formatInterval,
	formatList,
	french,
	outcomeLooks,
	sectorShort
} from '$lib/words';
import { categoryName, departmentName } from '../place-names';
import type { TerritoryData } from '../territory-data';

/** Units of what people declared of themselves: shown where the room may see head-counts only. */
const PRIVATE_UNITS: readonly string[] = ['professionnels', 'ETP'];

/** Whether a field tells heads: no fact of the room says it unless it may. */
export const isHeadCount = (field: string): boolean => {
	const unit = findField(field)?.unit;
	return unit !== undefined && PRIVATE_UNITS.includes(unit);
};

/** Structures of each organisation and where things are in a territory: read once for all the items of a poll. */
export interface MemberReader {
	/** Rows of the structures of an organisation that are in scope or to qualify. */
	structuresOf(organisation: number): readonly number[];
	/** Id of the outcome of a structure. */
	outcomeOf(structure: number): string;
	structure(row: number, doubt: string): MemberItem;
	organisation(row: number, doubt: string): MemberItem;
}

/** @param headCounts whether the room may see heads and what structures declared */
export function memberReader(data: TerritoryData, headCounts: boolean): MemberReader {
	const { table, classification, criteria } = data;
	const { structures, organisations } = table;
	const ids = segmentValues(classification);
	const looks = outcomeLooks(criteria.segments);
	const owned = rowsBy(table.structureOrganisation, organisations.rows);
	const outcomeOf = (row: number): string => ids[classification.result[row] ?? 0] ?? '';
	const text = (id: string): ((row: number) => string) => {
		const column = structures.columns.get(id);
		return column?.kind === 'coded' ? (row) => textAt(column, row) : () => '';
	};
	const ownerText = (id: string): ((row: number) => string) => {
		const column = organisations.columns.get(id);
		return column?.kind === 'coded' ? (row) => textAt(column, row) : () => '';
	};
	const number = (id: string, row: number): string => {
		const of = id.startsWith('organisation') ? organisations : structures;
		if (!of.columns.has(id)) return '';
		const said = formatInterval(intervalAt(numberColumn(of, id), row));
		return said === 'inconnu' ? '' : said;
	};
	const [finess, name, category] = ['finess', 'name', 'category'].map((id) => text(`structure.${id}`));
	const [city, department, sector] = ['city', 'department', 'sector'].map((id) => text(`structure.${id}`));
	const wish = text('structure.wish');
	const structuresOf = (organisation: number): readonly number[] =>
		[...rowsOfOwner(owned, organisation)].filter((row) => outcomeOf(row) !== 'out-of-scope');

	const counted = (said: string, noun: string): string => (said === '' ? '' : `${said}\u00a0${noun}`);
	const organisationFacts = (row: number): readonly string[] => [
		counted(number('organisation.esms', row), 'ESMS en France'),
		ownerText('organisation.mixed')(row) === 'yes' ? 'Mixte avec le sanitaire' : '',
		ownerText('organisation.legal_status')(row) === ''
			? ''
			: codeText('organisation.legal_status', ownerText('organisation.legal_status')(row)),
		headCounts ? counted(number('organisation.professionals', row), 'professionnels') : ''
	];
	const kept = (facts: readonly string[]): readonly string[] => facts.filter((fact) => fact !== '');
	const ownerName = (row: number): string =>
		ownerText('organisation.name')(row) || ownerText('organisation.id')(row);

	return {
		structuresOf,
		outcomeOf,
		structure(row, doubt) {
			const owner = table.structureOrganisation[row] ?? 0;
			const id = finess?.(row) ?? '';
			const where = [city?.(row) ?? '', departmentName(department?.(row) ?? '')].filter(
				(part) => part !== ''
			);
			return {
				id: `structure-${id}`,
				subject: { kind: 'structure', id },
				name: name?.(row) || id,
				place: where.join(', ') || 'Lieu inconnu',
				outcome: outcomeOf(row),
				doubt,
				facts: kept([
					categoryName(category?.(row) ?? ''),
					sectorShort(sector?.(row) ?? ''),
					ownerName(owner),
					organisationFacts(owner)[0] ?? '',
					headCounts ? counted(number('structure.heads', row), 'professionnels') : '',
					headCounts && wish(row) !== '' ? french(`Souhait : ${codeText('structure.wish', wish(row))}`) : ''
				])
			};
		},
		organisation(row, doubt) {
			const own = structuresOf(row);
			const id = ownerText('organisation.id')(row);
			const tally = countBy(own.map(outcomeOf));
			const sectors = countBy(own.map((each) => sectorShort(sector?.(each) ?? '')));
			const departments = new Set(own.map((each) => department?.(each) ?? '').filter((code) => code !== ''));
			const only = departments.size === 1 ? departmentName([...departments][0] ?? '') : '';
			const spread = departments.size > 1 ? `, ${formatCount(departments.size, 'département')}` : '';
			return {
				id: `organisation-${id.replace(/[^\w-]/g, '_')}`,
				subject: { kind: 'organisation', id },
				name: ownerName(row),
				place: `${formatCount(own.length, 'structure')} ici${only === '' ? spread : `, ${only}`}`,
				outcome: tally[0]?.[0] ?? 'out-of-scope',
				doubt,
				facts: kept([
					...organisationFacts(row),
					formatList(sectors.map(([label]) => label).filter((label) => label !== '')),
					tally.length > 1
						? formatList(
								tally.map(([outcome, count]) => `${count} en ${french(`« ${looks(outcome).short} »`)}`)
							)
						: ''
				])
			};
		}
	};
}

/** How often each text is there, the most frequent first. */
function countBy(texts: readonly string[]): readonly (readonly [string, number])[] {
	const counts = new Map<string, number>();
	for (const each of texts) counts.set(each, (counts.get(each) ?? 0) + 1);
	return [...counts].sort((a, b) => b[1] - a[1]);
}

/**
 * A structure or an organisation as the room judges it, for a console that searched it.
 * @returns null when the territory has none of this number
 */
export function memberItem(
	data: TerritoryData,
	{ kind, id }: MemberSubject,
	{ headCounts }: { readonly headCounts: boolean }
): MemberItem | null {
	const of = kind === 'structure' ? data.table.structures : data.table.organisations;
	const column = codedColumn(of, kind === 'structure' ? 'structure.finess' : 'organisation.id');
	const code = column.values.indexOf(id);
	if (id === '' || code < 0) return null;
	const row = column.codes.indexOf(code);
	if (row < 0) return null;
	const reader = memberReader(data, headCounts);
	return kind === 'structure' ? reader.structure(row, '') : reader.organisation(row, '');
}
