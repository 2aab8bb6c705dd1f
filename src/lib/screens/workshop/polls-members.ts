import { isPredicate, nodesIn, OTHER_STATES, predicateLevel, type Predicate } from '$lib/domain/segmentation';
import { codedColumn, numberColumn, textAt } from '$lib/domain/table';
import type { MemberItem } from '$lib/domain/workshop';
import { formatNumber, french } from '$lib/words';
import type { TerritoryData } from '../territory-data';
import { thresholdValue } from '../threshold-text';
import { isHeadCount, memberReader, type MemberReader } from './polls-member-item';

/** Items of a poll, where the territory has as many. */
export const MOST_MEMBERS = 20;
/** Items of one kind of doubt, so that a poll has several. */
const MOST_OF_A_KIND = 4;
/** How close to a threshold is fragile, as a share of it. */
const NEAR = 0.1;

/** FINESS categories of services for disabled persons whose professionals move about: SESSAD, SAMSAH, SAVS. */
const MOBILE: readonly string[] = ['182', '445', '446'];
/** Of places where one stays, among PDS and PDE: LHSS, LAM, MECS. */
const SEDENTARY: readonly string[] = ['180', '213', '177'];
/** ESMS of the departmental associations that are discussed most. */
const ASSOCIATION = { least: 15, most: 40 };

/** What is wished, by the segment of the default criteria that answers it. */
const WISHES: Readonly<Record<string, string>> = {
	'large-group': 'sso',
	'physical-mie': 'physical',
	'digital-mie': 'digital'
};

/** A row that is worth a look, and why. */
interface Candidate {
	readonly kind: 'structure' | 'organisation';
	readonly row: number;
	readonly doubt: string;
	/** The first of its kind are those with the most. */
	readonly weight: number;
}

/**
 * Whom a sub-group is asked about: the fragile and the disputed of its segments first, several kinds of doubt, then its largest
 * organisations.
 * @param segments ids of those of the sub-group
 * @param headCounts whether the room may see heads and what structures declared
 */
export function memberItems(
	data: TerritoryData,
	segments: readonly string[],
	{ headCounts, most = MOST_MEMBERS }: { readonly headCounts: boolean; readonly most?: number }
): readonly MemberItem[] {
	const reader = memberReader(data, headCounts);
	const own = ownedBy(data, reader, segments);
	// The most precise doubt about somebody is the one that is said.
	const kinds = [
		nearThreshold(data, own, segments, headCounts),
		associations(data, own),
		largeHomeCare(data, own),
		undecided(data, own),
		sitesOfLargeGroups(data, own),
		ofCategories(data, own, MOBILE, 'Service mobile\u00a0: le téléphone y conviendrait peut-être mieux'),
		ofCategories(
			data,
			own,
			SEDENTARY,
			'Lieu où l’on reste\u00a0: un moyen physique y conviendrait peut-être mieux'
		),
		headCounts ? wishes(data, own) : []
	];
	const chosen = new Map<string, MemberItem>();
	const take = (candidates: readonly Candidate[], atMost: number): void => {
		let taken = 0;
		for (const { kind, row, doubt } of [...candidates].sort((a, b) => b.weight - a.weight || a.row - b.row)) {
			if (taken === atMost || chosen.size === most) return;
			const item = kind === 'structure' ? reader.structure(row, doubt) : reader.organisation(row, doubt);
			if (chosen.has(item.id)) continue;
			chosen.set(item.id, item);
			taken++;
		}
	};
	for (const kind of kinds) take(kind, MOST_OF_A_KIND);
	take(largest(own), most);
	return [...chosen.values()];
}

/** Organisations and structures that a sub-group may say something about. */
interface Own {
	/** Rows of structures whose outcome is, or may be, one of the segments. */
	readonly structures: readonly number[];
	/** The same, by row of their organisation. */
	readonly byOrganisation: ReadonlyMap<number, readonly number[]>;
	readonly reader: MemberReader;
}

function ownedBy(data: TerritoryData, reader: MemberReader, segments: readonly string[]): Own {
	const { classification, table } = data;
	const wanted = classification.segments.reduce(
		(bits, id, i) => (segments.includes(id) ? bits | (1 << i) : bits),
		0
	);
	const structures: number[] = [];
	const byOrganisation = new Map<number, number[]>();
	for (let row = 0; row < table.structures.rows; row++) {
		const outcome = reader.outcomeOf(row);
		const isOpen = outcome === 'undetermined' || outcome === 'ambiguous';
		const mayBe = isOpen && ((classification.possible[row] ?? 0) & wanted) !== 0;
		if (!mayBe && !segments.includes(outcome)) continue;
		structures.push(row);
		const owner = table.structureOrganisation[row] ?? 0;
		const rows = byOrganisation.get(owner);
		if (rows) rows.push(row);
		else byOrganisation.set(owner, [row]);
	}
	return { structures, byOrganisation, reader };
}

const organisations = (
	{ byOrganisation }: Own,
	doubtOf: (row: number, structures: readonly number[]) => string | null
): readonly Candidate[] =>
	[...byOrganisation].flatMap(([row, structures]) => {
		const doubt = doubtOf(row, structures);
		return doubt === null ? [] : [{ kind: 'organisation' as const, row, doubt, weight: structures.length }];
	});

function undecided({ classification }: TerritoryData, own: Own): readonly Candidate[] {
	const first = classification.segments.length;
	const isOpen = (row: number, state: (typeof OTHER_STATES)[number]): boolean =>
		classification.result[row] === first + OTHER_STATES.indexOf(state);
	return organisations(own, (_, structures) => {
		if (structures.some((row) => isOpen(row, 'ambiguous')))
			return 'Deux segments lui conviennent\u00a0: lequel\u00a0?';
		return structures.some((row) => isOpen(row, 'undetermined'))
			? 'Indéterminé\u00a0: les données ne suffisent pas à trancher'
			: null;
	});
}

function nearThreshold(
	data: TerritoryData,
	own: Own,
	segments: readonly string[],
	headCounts: boolean
): readonly Candidate[] {
	const { criteria, table } = data;
	const thresholds = criteria.segments
		.filter(({ id }) => segments.includes(id))
		.flatMap(({ when }) => nodesIn(when))
		.flatMap(({ node }) => (isPredicate(node) && node.disabled !== true ? [node] : []))
		.filter(({ value }) => typeof value === 'number');
	const everyone = allOrganisations(data, own);
	return thresholds.flatMap((predicate) => {
		const level = predicateLevel(predicate);
		const of = level === 'organisation' ? table.organisations : table.structures;
		if (!of.columns.has(predicate.field)) return [];
		const column = numberColumn(of, predicate.field);
		const near = (row: number): Candidate[] => {
			const value = Number.isNaN(column.likely[row] ?? NaN) ? column.low[row] : column.likely[row];
			const at = Number(predicate.value);
			if (column.state[row] === 0 || value === undefined || Math.abs(value - at) > Math.abs(at) * NEAR)
				return [];
			const weight = -Math.abs(value - at) / Math.max(1, Math.abs(at));
			return [{ kind: level, row, doubt: nearText(predicate, value, headCounts), weight }];
		};
		return (level === 'organisation' ? everyone : own.structures).flatMap(near);
	});
}

/** Organisations that are just below a threshold are of another segment: they are asked about all the same. */
function allOrganisations({ table }: TerritoryData, { reader }: Own): readonly number[] {
	const seen = new Set<number>();
	for (let row = 0; row < table.structures.rows; row++)
		if (reader.outcomeOf(row) !== 'out-of-scope') seen.add(table.structureOrganisation[row] ?? 0);
	return [...seen];
}

function nearText(predicate: Predicate, value: number, headCounts: boolean): string {
	const at = thresholdValue(predicate, Number(predicate.value));
	return !headCounts && isHeadCount(predicate.field)
		? 'Proche d’un seuil'
		: french(`Proche du seuil : ${formatNumber(value)} pour ${at}`);
}

function associations({ table }: TerritoryData, own: Own): readonly Candidate[] {
	if (!table.organisations.columns.has('organisation.esms')) return [];
	const esms = numberColumn(table.organisations, 'organisation.esms');
	const department = codedColumn(table.structures, 'structure.department');
	return organisations(own, (row, structures) => {
		const count = esms.low[row] ?? 0;
		const departments = new Set(structures.map((each) => department.codes[each]));
		return count >= ASSOCIATION.least && count <= ASSOCIATION.most && departments.size === 1
			? 'Association départementale de taille moyenne\u00a0: le vrai débat'
			: null;
	});
}

const sectorOf = ({ table }: TerritoryData): ((row: number) => string) => {
	const column = codedColumn(table.structures, 'structure.sector');
	return (row) => textAt(column, row);
};

/** Ids of the segments whose target is the maximum. */
const maximumOf = ({ criteria }: TerritoryData): readonly string[] =>
	criteria.segments.filter(({ target }) => target === 'maximum').map(({ id }) => id);

function largeHomeCare(data: TerritoryData, own: Own): readonly Candidate[] {
	const sector = sectorOf(data);
	const maximum = maximumOf(data);
	return organisations(own, (_, structures) => {
		const large = structures.filter((row) => maximum.includes(own.reader.outcomeOf(row)));
		const home = large.filter((row) => sector(row) === 'DOM');
		return home.length > 0 && home.length * 2 > large.length
			? 'Grand groupe du domicile\u00a0: cible maximale, mais professionnels très mobiles'
			: null;
	});
}

function sitesOfLargeGroups(data: TerritoryData, own: Own): readonly Candidate[] {
	const sector = sectorOf(data);
	const maximum = maximumOf(data);
	const isLarge = new Map<number, boolean>();
	const large = (owner: number): boolean => {
		const known = isLarge.get(owner);
		if (known !== undefined) return known;
		const found = own.reader.structuresOf(owner).some((row) => maximum.includes(own.reader.outcomeOf(row)));
		isLarge.set(owner, found);
		return found;
	};
	return own.structures.flatMap((row): Candidate[] => {
		if (sector(row) !== 'PDS' && sector(row) !== 'PDE') return [];
		if (maximum.includes(own.reader.outcomeOf(row))) return [];
		const doubt = 'Site d’un grand groupe, dans un autre segment que lui';
		return large(data.table.structureOrganisation[row] ?? 0)
			? [{ kind: 'structure', row, doubt, weight: 0 }]
			: [];
	});
}

/** Structures of some categories, the first of each organisation before any second. */
function ofCategories(
	data: TerritoryData,
	own: Own,
	categories: readonly string[],
	doubt: string
): readonly Candidate[] {
	const column = codedColumn(data.table.structures, 'structure.category');
	const maximum = maximumOf(data);
	const met = new Map<number, number>();
	return own.structures.flatMap((row): Candidate[] => {
		if (!categories.includes(textAt(column, row)) || maximum.includes(own.reader.outcomeOf(row))) return [];
		const owner = data.table.structureOrganisation[row] ?? 0;
		const rank = met.get(owner) ?? 0;
		met.set(owner, rank + 1);
		return [{ kind: 'structure', row, doubt, weight: -rank }];
	});
}

function wishes(data: TerritoryData, own: Own): readonly Candidate[] {
	const wish = data.table.structures.columns.get('structure.wish');
	if (wish?.kind !== 'coded') return [];
	return own.structures.flatMap((row): Candidate[] => {
		const [said, answered] = [textAt(wish, row), WISHES[own.reader.outcomeOf(row)]];
		const doubt = 'Ce qu’elle souhaite n’est pas ce que son segment vise';
		return said === '' || answered === undefined || said === answered
			? []
			: [{ kind: 'structure', row, doubt, weight: 0 }];
	});
}

const largest = (own: Own): readonly Candidate[] => organisations(own, () => '');
