import { BOUNDS, monthNumber, opposite, sumCells, type BoundIndex, type Range } from '$lib/domain/funding';
import { french, type Looks } from '$lib/words';
import { segmentOf } from './atoms';
import { burnUps } from './burn-up';
import { explainCost } from './explain-cost';
import { explainHelp } from './explain-help';
import { explainMoney } from './explain-money';
import { explainStake } from './explain-stake';
import { addTo, flat, type ExplainedLine, type Explanation } from './explanation';
import type { FigureRef } from './figure-ref';
import { OPEN_SEGMENT } from './funding-sight';
import type { FundingWork } from './funding-work';
import { assumptionsOf } from './item-formula';

/** How a figure of the page is computed; null for one that this plan does not have. @param today the month we are in */
export function explainFigure(
	work: FundingWork,
	ref: FigureRef,
	looks: Looks,
	today: string
): Explanation | null {
	switch (ref.kind) {
		case 'cost':
			return explainCost(work, ref.filter, looks);
		case 'heads':
			return explainHeads(work, ref.segment, looks);
		case 'pace':
			return explainPace(work, ref.segment, looks, today);
		case 'assumption':
			return explainAssumption(work, ref.id);
		case 'money':
			return explainMoney(work, ref, looks);
		case 'grant':
			return explainHelp(work, ref.finess);
		case 'stake':
			return explainStake(work, ref);
	}
}

const STATES = ['inconnu', 'déclaré', 'estimé'];

function explainHeads(work: FundingWork, wanted: string | null, looks: Looks): Explanation | null {
	const { population, plan } = work;
	const usual = plan.assumptions.get('already-equipped');
	if (wanted !== null && wanted !== OPEN_SEGMENT && !plan.segments.includes(wanted)) return null;
	const bySegment = new Map<string, { low: number; likely: number; high: number }>();
	const byState = new Map<string, { low: number; likely: number; high: number }>();
	const [all, equippedSum] = [
		{ low: 0, likely: 0, high: 0 },
		{ low: 0, likely: 0, high: 0 }
	];
	const put = (sums: typeof bySegment, key: string, values: Range): void => {
		const sum = sums.get(key) ?? { low: 0, likely: 0, high: 0 };
		addTo(sum, values);
		sums.set(key, sum);
	};
	population.finess.forEach((_, i) => {
		const segment = segmentOf(work, i);
		if (wanted !== null && wanted !== segment) return;
		const said = population.equipped[i] ?? NaN;
		const value = (bound: BoundIndex): number => population.heads[bound][i] ?? 0;
		const share = (bound: BoundIndex): number =>
			Number.isNaN(said) ? (usual?.[BOUNDS[opposite(bound)]] ?? 0) : said;
		const heads = { low: value(0), likely: value(1), high: value(2) };
		const left = {
			low: heads.low * (1 - share(0)),
			likely: heads.likely * (1 - share(1)),
			high: heads.high * (1 - share(2))
		};
		addTo(all, heads);
		addTo(equippedSum, left);
		put(bySegment, segment, left);
		put(byState, STATES[population.headsState[i] ?? 0] ?? '', heads);
	});
	const name =
		wanted === null ? '' : wanted === OPEN_SEGMENT ? 'Segment non décidé, p' : `${looks(wanted).short}, p`;
	return {
		title: `${name === '' ? 'P' : name}rofessionnels à équiper`,
		value: equippedSum,
		unit: 'heads',
		formula: french('Professionnels × (1 − part déjà équipée), structure par structure.'),
		tables: [
			{
				title: 'Professionnels, selon ce qu’on en sait',
				lines: [...byState].map(([label, values]): ExplainedLine => ({
					label: `Effectif ${label}`,
					values,
					unit: 'heads'
				})),
				total: { label: 'Professionnels', values: all, unit: 'heads' }
			},
			{
				title: wanted === null ? 'À équiper, par segment' : 'À équiper',
				lines: [...bySegment].map(([id, values]): ExplainedLine => ({
					label: id === OPEN_SEGMENT ? 'Segment non décidé' : looks(id).short,
					values,
					unit: 'heads',
					...(wanted === null ? { ref: { kind: 'heads', segment: id } as const } : {})
				})),
				total: { label: 'À équiper', values: equippedSum, unit: 'heads' }
			}
		],
		assumptions: usual ? [usual] : [],
		notes: [
			french(
				'Des personnes, pas des ETP. Plusieurs sites peuvent compter la même personne : la somme est une borne haute.'
			)
		],
		links: [{ label: 'Compléter les effectifs', href: '/collecte' }]
	};
}

function explainPace(work: FundingWork, segment: string, looks: Looks, today: string): Explanation | null {
	const way = burnUps(work, today).find((each) => each.segment === segment);
	if (!way) return null;
	const months = Math.max(1, monthNumber(way.deadline) - monthNumber(way.paceFrom) + 1);
	const count = (label: string, value: number, detail?: string): ExplainedLine => ({
		label,
		values: flat(value),
		unit: 'heads',
		...(detail === undefined ? {} : { detail })
	});
	return {
		title: `${looks(segment).short}, rythme nécessaire par mois`,
		value: flat(way.pace),
		unit: 'heads',
		formula: french('(Professionnels à équiper − équipés avant) ÷ mois jusqu’à l’échéance.'),
		tables: [
			{
				title: 'Calcul',
				lines: [
					count('Professionnels à équiper', way.toEquip),
					count(
						'Équipés avant',
						way.before,
						way.actuals.length > 0
							? 'selon le dernier point réel et le plan'
							: 'selon le plan : aucun point réel saisi'
					),
					count('Mois', months, `de ${way.paceFrom} à ${way.deadline}`)
				],
				total: count('Par mois', way.pace)
			}
		],
		assumptions: [work.plan.assumptions.get('already-equipped')].flatMap((each) => each ?? []),
		notes: [],
		links: []
	};
}

function explainAssumption(work: FundingWork, id: string): Explanation | null {
	const { plan } = work;
	const assumption = plan.assumptions.get(id);
	if (!assumption) return null;
	const items = plan.items.filter((item) =>
		[null, ...plan.segments].some((segment) =>
			assumptionsOf(work, item, segment).some((each) => each.id === id)
		)
	);
	const lines = items
		.map((item): ExplainedLine => ({
			label: item.label,
			values: sumCells(work.totals, { item: plan.items.indexOf(item) }),
			unit: 'euros',
			ref: { kind: 'cost', filter: { item: item.id } }
		}))
		.filter(({ values }) => values.high > 0)
		.sort((a, b) => b.values.likely - a.values.likely);
	const unit =
		assumption.kind === 'price' ? 'euros' : assumption.kind === 'share' ? 'share' : assumption.kind;
	const scale = assumption.kind === 'price' ? 100 : 1;
	return {
		title: assumption.label,
		value: {
			low: assumption.low * scale,
			likely: assumption.likely * scale,
			high: assumption.high * scale
		},
		unit,
		formula: assumption.unit,
		tables: [{ title: 'Postes qui en dépendent', lines, total: null }],
		assumptions: [assumption],
		notes: lines.length === 0 ? ['Aucun poste de ce plan n’en dépend.'] : [],
		links: []
	};
}
