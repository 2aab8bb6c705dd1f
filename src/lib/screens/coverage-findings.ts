import {
	constantNodes,
	criteriaCoverage,
	idleNodes,
	unreachableSegments,
	type CriteriaCoverage
} from '$lib/domain/criteria-coverage';
import {
	classify,
	nodeAt,
	nodesIn,
	type Classification,
	type Criteria,
	type NodeRef
} from '$lib/domain/segmentation';
import type { TerritoryTable } from '$lib/domain/table';
import { formatCount, formatInteger, formatList, french, nodeText, outcomeLooks } from '$lib/words';

/** Structures that two segments claim, or that none does. */
export interface CoverageGroup {
	readonly id: string;
	/** French: which segments, and what follows. */
	readonly title: string;
	readonly detail: string;
	/** True when somebody has to decide: nothing tells which segment wins, or there is none. */
	readonly open: boolean;
	/** Rows of the structures, ascending. */
	readonly rows: readonly number[];
}

/** A part of the criteria that is worth a look. */
export interface NodeFinding {
	readonly at: NodeRef;
	/** Label of the segment. */
	readonly segment: string;
	/** The part in words. */
	readonly node: string;
	/** What is the matter with it, a sentence. */
	readonly text: string;
}

/** Who is claimed twice or by nobody, those to decide first. */
export function coverageGroups(
	table: TerritoryTable,
	criteria: Criteria
): { readonly groups: readonly CoverageGroup[]; readonly coverage: CriteriaCoverage } {
	const coverage = criteriaCoverage(table, criteria);
	const looks = outcomeLooks(criteria.segments);
	const rankOf = (id: string): number => criteria.segments.find((segment) => segment.id === id)?.rank ?? 0;
	const overlaps = coverage.overlaps.map(({ segments, sameRank, rows }): CoverageGroup => {
		const [first, second] = [...segments].sort((a, b) => rankOf(a) - rankOf(b));
		const names = segments.map((id) => `« ${looks(id).short} »`);
		return {
			id: segments.join('+'),
			title: french(`${formatCount(rows.length, 'structure')} en ${formatList(names)}`),
			detail: french(
				sameRank
					? 'Même rang : à arbitrer, à moins qu’un segment de meilleur rang ne les prenne. Changez un rang ou resserrez une condition.'
					: `Le rang départage : « ${looks(first ?? '').short} » passe avant « ${looks(second ?? '').short} ».`
			),
			open: sameRank,
			rows
		};
	});
	const gaps: readonly CoverageGroup[] =
		coverage.gaps.length === 0
			? []
			: [
					{
						id: 'gaps',
						title: french(`${formatCount(coverage.gaps.length, 'structure')} sans segment possible`),
						detail:
							'Aucun segment ne peut leur convenir, quelles que soient les valeurs inconnues. Ajoutez un segment ou élargissez une condition.',
						open: true,
						rows: coverage.gaps
					}
				];
	const groups = [...overlaps, ...gaps].sort(
		(a, b) => Number(b.open) - Number(a.open) || b.rows.length - a.rows.length
	);
	return { groups, coverage };
}

/** Coverage in one sentence. */
export function coverageFinding(groups: readonly CoverageGroup[]): string {
	const both = new Set(groups.filter(({ id, open }) => open && id !== 'gaps').flatMap(({ rows }) => rows))
		.size;
	const none = groups.find(({ id }) => id === 'gaps')?.rows.length ?? 0;
	if (both === 0 && none === 0) return 'Chaque structure a un segment possible, et jamais deux de même rang';
	const parts = [
		...(both > 0
			? [
					`${formatCount(both, 'structure')} ${both < 2 ? 'répond' : 'répondent'} à deux segments de même rang`
				]
			: []),
		...(none > 0 ? [`${formatInteger(none)} à aucun`] : [])
	];
	return both === 0
		? `${formatCount(none, 'structure')} ne ${none < 2 ? 'répond' : 'répondent'} à aucun segment`
		: formatList(parts);
}

/** Parts of the criteria that contradict themselves, say what is always so, or are never reached: true of any data. */
export function contradictions(table: TerritoryTable, criteria: Criteria): readonly NodeFinding[] {
	const constants = constantNodes(table, criteria).map(({ segment, path, always }) =>
		findingAt(
			criteria,
			{ segment, path },
			always
				? 'Toujours vrai : ce critère n’écarte personne.'
				: 'Jamais vrai : ses conditions se contredisent.'
		)
	);
	const contradicted = new Set(
		constants.filter(({ at }) => at.path.length === 0).map(({ at }) => at.segment)
	);
	const unreachable = unreachableSegments(table, criteria)
		.filter((segment) => !contradicted.has(segment))
		.map((segment) =>
			findingAt(
				criteria,
				{ segment, path: [] },
				'Jamais atteint : un segment de meilleur rang prend toujours sa place, ou ses conditions se contredisent.'
			)
		);
	return [...constants, ...unreachable];
}

/** Parts of the criteria that could go without any structure of these data changing; contradictions aside. */
export function idleFindings(
	table: TerritoryTable,
	criteria: Criteria,
	classification: Classification = classify(table, criteria)
): readonly NodeFinding[] {
	const known = contradictions(table, criteria);
	return idleNodes(table, criteria, classification)
		.filter(
			({ segment, path }) =>
				!known.some(({ at }) => at.segment === segment && at.path.every((place, i) => path[i] === place))
		)
		.map((at) =>
			findingAt(criteria, at, 'Sans effet sur ces données : le retirer ne changerait aucune structure.')
		);
}

/** How much work it is to try every part of the criteria by itself: structures classified. */
export const idleWork = (table: TerritoryTable, criteria: Criteria): number =>
	criteria.segments.reduce((sum, { when }) => sum + nodesIn(when).length, 0) * table.structures.rows;

const LONGEST = 160;

function findingAt(criteria: Criteria, at: NodeRef, text: string): NodeFinding {
	const segment = criteria.segments.find(({ id }) => id === at.segment);
	const node = segment ? nodeAt(segment.when, at.path) : null;
	const words = node ? nodeText(node) : '';
	return {
		at,
		segment: outcomeLooks(criteria.segments)(at.segment).short,
		node: french(words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words),
		text: french(text)
	};
}
