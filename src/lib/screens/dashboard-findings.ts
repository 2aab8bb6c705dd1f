import type { Slice, SlicePart } from '$lib/domain/explore';
import { OTHER_STATES } from '$lib/domain/segmentation';
import { formatCount, formatInteger, formatShare, french, type Looks } from '$lib/words';
import type { DashboardAddress } from './dashboard-address';
import type { DashboardSight } from './dashboard-sight';
import { dashboardFinding, ssoFinding } from './findings';
import { fieldValueLabel } from './field-value-label';
import { columnLabel } from './list-columns';
import { isFiltered } from './dashboard-address';

/** Structures that pass the filters: sites out of scope count where nothing else does. */
export const passing = ({ summary }: Pick<DashboardSight, 'summary'>): number =>
	summary.structures > 0 ? summary.structures : summary.sites;

/** The sentence on top: of the whole territory, or of what the filters leave of it. */
export function sightFinding(sight: DashboardSight, address: DashboardAddress, looks: Looks): string {
	if (!isFiltered(address)) return dashboardFinding(sight.summary, looks);
	const { total } = sight;
	const listed = passing(sight);
	if (listed === 0) return 'Aucune structure ne passe ces filtres.';
	const share = total === 0 || listed > total ? '' : `, ${formatShare(listed, total)} du territoire`;
	const answers = ssoFinding({ sso: sight.sso.counts });
	return french(`${formatCount(listed, 'structure retenue', 'structures retenues')}${share} ; ${answers}.`);
}

/** One outcome that stands for an area of the map, and how much of the area it is. */
export interface AreaShare {
	/** Null without any structure. */
	readonly outcome: string | null;
	readonly count: number;
	readonly total: number;
}

/**
 * The share of the segments filtered by, or else of the most frequent outcome, in an area of the map. In one pass: a hundred areas
 * are looked at more than once at each click.
 */
export function areaShare(slice: Slice | undefined, segments: readonly string[]): AreaShare {
	let first: SlicePart | undefined;
	let wanted = 0;
	let total = 0;
	for (const part of slice?.parts ?? []) {
		const isWanted = segments.includes(part.id);
		if (part.id === 'out-of-scope' && !isWanted) continue;
		total += part.count;
		if (segments.length > 0 && !isWanted) continue;
		wanted += part.count;
		if (first === undefined || part.count > first.count) first = part;
	}
	return { outcome: first?.id ?? null, count: segments.length === 0 ? (first?.count ?? 0) : wanted, total };
}

/** Title of the map. @param segments those that the view is filtered by */
export function mapFinding(
	sight: Pick<DashboardSight, 'places' | 'extent'>,
	segments: readonly string[],
	looks: Looks
): string {
	const places = sight.places
		.filter(({ value }) => sight.extent.drawn.includes(value))
		.map((slice) => ({ value: slice.value, ...areaShare(slice, segments) }));
	const name = (value: string): string => fieldValueLabel('structure.department', value);
	if (segments.length > 0) {
		const [first] = places
			.filter(({ count }) => count > 0)
			.sort((a, b) => b.count / b.total - a.count / a.total);
		if (!first) return 'Aucun département n’a de structure de ce segment';
		const what = segments.length > 1 ? 'Ces segments pèsent' : `« ${looks(segments[0] ?? '').short} » pèse`;
		// The tiles beside the map are few sites of groups from elsewhere: their shares are often greater, and are not the finding.
		const isMore = sight.places.some((slice) => {
			const { count, total } = areaShare(slice, segments);
			return !sight.extent.drawn.includes(slice.value) && count * first.total > first.count * total;
		});
		const where = isMore ? ', dans le territoire' : '';
		return french(
			`${what} le plus dans ${name(first.value)}${where} : ${formatShare(first.count, first.total)}`
		);
	}
	const [first] = [...places].sort((a, b) => b.total - a.total);
	if (!first || first.total === 0) return 'Aucune structure à placer sur la carte';
	const whole = sight.places.reduce((sum, slice) => sum + areaShare(slice, segments).total, 0);
	return french(
		`${name(first.value)} compte ${formatCount(first.total, 'structure')}, ${formatShare(first.total, whole)} de l’ensemble`
	);
}

/** The short name of an outcome after other words: those that are no segments lose their capital. */
const withinSentence = (id: string, looks: Looks): string => {
	const { short } = looks(id);
	return OTHER_STATES.some((state) => state === id) ? short.toLowerCase() : short;
};

/** Title of the bars. */
export function barsFinding(sight: DashboardSight, address: DashboardAddress, looks: Looks): string {
	const [first] = [...sight.bars].sort((a, b) => b.count - a.count);
	if (!first) return 'Aucune structure à répartir';
	const whole = sight.bars.reduce((sum, { count }) => sum + count, 0);
	const [lead] = [...first.parts].sort((a, b) => b.count - a.count);
	const tail = lead ? `, surtout ${withinSentence(lead.id, looks)}` : '';
	const name =
		first.value === ''
			? `${columnLabel(address.bars).label} non renseigné`
			: fieldValueLabel(address.bars, first.value).replace(/^\d+ – /, '');
	return french(`${name} : ${formatShare(first.count, whole)} des structures${tail}`);
}

/** Title of the sizes of organisations. */
export function sizesFinding(sight: DashboardSight, address: DashboardAddress): string {
	const { bins, organisations } = sight.sizes;
	if (organisations === 0) return 'Aucun organisme';
	const known = bins.filter(({ value }) => value !== '');
	const from = (low: number): number =>
		known.filter((bin) => bin.low >= low).reduce((sum, { count }) => sum + count, 0);
	if (address.sizes === 'organisation.esms') {
		const one = known.filter(({ low }) => low === 1).reduce((sum, { count }) => sum + count, 0);
		const large = from(50);
		const many =
			large === 0 ? 'aucun n’en gère' : `${formatInteger(large)} en ${large < 2 ? 'gère' : 'gèrent'}`;
		return french(
			`${formatShare(one, organisations)} des organismes gèrent un seul ESMS ; ${many} 50 ou plus`
		);
	}
	const large = from(1000);
	const unknown = bins.find(({ value }) => value === '')?.count ?? 0;
	const many =
		large === 0
			? 'Aucun organisme n’atteint'
			: formatCount(large, 'organisme atteint', 'organismes atteignent');
	return french(`${many} 1 000 professionnels ; ${formatShare(unknown, organisations)} sans effectif connu`);
}

/** Title of the certainty of segments. */
export function certaintyFinding(sight: DashboardSight): string {
	const count = (value: string): number =>
		sight.certainty
			.find((slice) => slice.value === value)
			?.parts.filter(({ id }) => id !== 'out-of-scope')
			.reduce((sum, part) => sum + part.count, 0) ?? 0;
	const whole = count('certain') + count('estimated') + count('');
	if (whole === 0) return 'Aucun segment à juger';
	return french(
		`${formatShare(count('certain'), whole)} des structures ont un segment établi, ${formatShare(count('estimated'), whole)} un segment estimé`
	);
}
