import { costModel, costTotals, financing, NO_AMOUNTS, readPlan } from '$lib/domain/funding';
import { fundingDefaults } from '$lib/reference';
import { outcomeLooks } from '$lib/words';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { population, type TestOrganisation, type TestStructure } from '../../../../tests/support/population';
import { explainFigure } from './explain-figure';
import type { ExplainedTable } from './explanation';
import {
	burnUpFinding,
	flowFinding,
	fundingFinding,
	leftOutFinding,
	payerFinding,
	restFinding,
	wayVerdict
} from './findings';
import { fundingSight, OPEN_SEGMENT } from './funding-sight';
import type { FundingWork } from './funding-work';

const SEGMENTS = ['large-group', 'physical-mie', 'digital-mie'];
const TODAY = '2026-11';
const looks = outcomeLooks([
	{ id: 'large-group', label: 'Grands groupes, cible maximale' },
	{ id: 'physical-mie', label: 'Structures à MIE physique' },
	{ id: 'digital-mie', label: 'Structures à MIE digitalisé' }
]);

function work(
	structures: readonly TestStructure[],
	settings: Readonly<Record<string, unknown>> = {},
	organisations: Readonly<Record<string, TestOrganisation>> = {}
): FundingWork {
	const read = readPlan(fundingDefaults, SEGMENTS, new Map(Object.entries(settings)));
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	const own = population(SEGMENTS, structures, organisations);
	const model = costModel(own, read.value);
	const totals = costTotals(model);
	return {
		population: own,
		plan: read.value,
		model,
		totals,
		financing: financing(model, totals, NO_AMOUNTS)
	};
}

/** Only one thing to buy: 10 € before VAT, for each person, once. */
const ONE_ITEM = Object.fromEntries(
	fundingDefaults.items
		.filter(({ id }) => id !== 'training')
		.map(({ id }) => [`item:${id}`, { enabled: false }] as const)
);
const EXACT = {
	...ONE_ITEM,
	'assumption:price:training': { low: 10, likely: 10, high: 10 },
	'assumption:presence': { low: 1, likely: 1, high: 1 }
};

const ehpad: TestStructure = { finess: '560000001', segment: 1, heads: 100, equipped: 0, turnover: 0 };
const home: TestStructure = {
	finess: '560000002',
	segment: 2,
	heads: 50,
	equipped: 0,
	turnover: 0,
	sector: 'DOM'
};

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe('what the funding page shows, by hand', () => {
	it('is sums of what structures cost, by segment, year, nature and object', () => {
		const sight = fundingSight(work([ehpad, home], EXACT), TODAY);
		const vat = fundingDefaults.items.find(({ id }) => id === 'training')?.vatRate ?? NaN;
		const unit = Math.round(1000 * (1 + vat));
		expect(sight.total.likely).toBe(150 * unit);
		expect(sight.byDeadline).toEqual(sight.total);
		expect(sight.after).toEqual({ low: 0, likely: 0, high: 0 });
		expect(sight.segments.map(({ id, cost }) => [id, cost.likely])).toEqual([
			['physical-mie', 100 * unit],
			['digital-mie', 50 * unit]
		]);
		expect(sight.byYear.map(({ cost }) => cost.likely)).toEqual([0, 75 * unit, 75 * unit, 0, 0]);
		expect(sight.flows).toEqual([
			{
				sector: 'PA',
				segment: 'physical-mie',
				target: 'min',
				object: 'training',
				cents: 100 * unit,
				tentative: 0
			},
			{
				sector: 'DOM',
				segment: 'digital-mie',
				target: 'min',
				object: 'training',
				cents: 50 * unit,
				tentative: 0
			}
		]);
		expect(plain(fundingFinding(sight))).toContain('Équiper 150 professionnels d’ici fin 2028 coûte');
		expect(plain(flowFinding(sight, looks))).toMatch(
			/^De 2026 à 2030, 67 % de la dépense va au MIE physique/
		);
	});

	it('keeps a structure without a decided segment apart, with a cost and no target', () => {
		const sight = fundingSight(work([{ ...ehpad, segment: [1, 2] }], EXACT), TODAY);
		expect(sight.segments).toMatchObject([{ id: OPEN_SEGMENT, target: null, structures: 1 }]);
		expect(sight.undecided).toBe(1);
		expect(sight.rests.segment).toBe(sight.total.likely);
		expect(sight.burnUps).toEqual([]);
	});

	it('says what amounts rest on: a price that nobody supposes and declared heads rest on nothing', () => {
		const sure = fundingSight(
			work([ehpad], {
				...ONE_ITEM,
				'assumption:price:training': { low: 10, likely: 10, high: 10, status: 'decided' }
			}),
			TODAY
		);
		const doubtful = fundingSight(work([{ ...ehpad, heads: [50, 100, 150] }], EXACT), TODAY);
		expect(sure.rests.heads).toBe(0);
		expect(doubtful.rests.heads).toBe(doubtful.total.likely);
		expect(plain(restFinding(doubtful))).toBe('100 % du montant repose sur au moins une supposition');
	});

	it('tells who pays: without a rule everything is left to structures, with one help and own share make the cost', () => {
		const alone = fundingSight(work([ehpad], { ...EXACT, 'grant:physical-mie': null }), TODAY);
		expect(alone.payers.plan.ownTotal).toBe(alone.total.likely);
		expect(alone.payers.granted).toBe(0);
		const helped = fundingSight(work([ehpad], EXACT), TODAY);
		const { plan, granted } = helped.payers;
		expect(granted).toBeGreaterThan(0);
		expect(granted + plan.ownTotal).toBe(helped.total.likely);
		expect(plan.funders.flatMap(({ cp }) => cp).reduce((a, b) => a + b, 0)).toBe(granted);
		expect(plain(payerFinding(helped))).toMatch(/^Les financeurs apportent .* le reste à charge est de .*$/);
	});

	it('says plainly that nobody helps', () => {
		const none = Object.fromEntries(SEGMENTS.map((id) => [`grant:${id}`, null]));
		const sight = fundingSight(work([ehpad], { ...EXACT, ...none }), TODAY);
		expect(plain(payerFinding(sight))).toBe(
			'Aucune aide dans ce scénario : les 1 k€ restent à charge des structures'
		);
	});

	it('says who is left out, and how many', () => {
		const of = work([ehpad], EXACT);
		const leftOut = [{ finess: '560000009', row: 9, reason: 'to-qualify' as const }];
		const sight = fundingSight({ ...of, population: { ...of.population, leftOut } }, TODAY);
		expect(sight.leftOut).toEqual([{ reason: 'to-qualify', count: 1 }]);
		expect(plain(leftOutFinding(sight))).toBe('1 des 2 structures du périmètre n’est pas chiffrée');
		expect(leftOutFinding(fundingSight(of, TODAY))).toMatch(/^Toutes/);
	});
});

describe('the way to the target', () => {
	it('takes a pace from the start while it is to come, and from next month afterwards', () => {
		const of = work([{ ...ehpad, heads: 240 }], EXACT);
		expect(fundingSight(of, '2026-11').burnUps).toMatchObject([{ pace: 10, paceFrom: '2027-01', before: 0 }]);
		expect(fundingSight(of, '2026-12').burnUps).toMatchObject([{ paceFrom: '2027-01' }]);
		expect(fundingSight(of, '2027-01').burnUps).toMatchObject([
			{ pace: 10, paceFrom: '2027-02', before: 10 }
		]);
	});

	it('says what is missing where the pace is too slow, and what it takes', () => {
		const of = work([{ ...ehpad, heads: 240 }], {
			...EXACT,
			'pace:physical-mie': [{ from: '2027-01', perMonth: 5 }]
		});
		const sight = fundingSight(of, TODAY);
		const [way] = sight.burnUps;
		expect(way).toMatchObject({ reached: false, atDeadline: 120, pace: 10 });
		expect(way && plain(wayVerdict(way))).toBe('Manqué : 120 de moins, il faut 10 par mois');
		expect(plain(burnUpFinding(sight, looks))).toBe(
			'Au rythme prévu, il manque 120 professionnels au 31/12/2028, au MIE physique'
		);
	});

	it('starts again from what was counted', () => {
		const of = work([{ ...ehpad, heads: 240 }], {
			...EXACT,
			'actual:physical-mie:2027-06': { equipped: 60 }
		});
		expect(fundingSight(of, TODAY).burnUps).toMatchObject([
			{ before: 60, paceFrom: '2027-07', pace: 10, actuals: [{ month: '2027-06', equipped: 60 }] }
		]);
	});
});

const sums = ({ lines, total }: ExplainedTable): boolean =>
	total === null || lines.reduce((sum, { values }) => sum + values.likely, 0) === total.values.likely;

describe('the formula of a figure', () => {
	it('opens a cost of one structure, item and year to quantity × need × rate, to the cent', () => {
		const of = work([ehpad]);
		const explained = explainFigure(
			of,
			{ kind: 'cost', filter: { finess: ehpad.finess, item: 'fido-key', year: '2027' } },
			looks,
			TODAY
		);
		const line = (label: string): number =>
			explained?.tables[0]?.lines.find((each) => each.label === label)?.values.likely ?? NaN;
		expect(line('Prix HT')).toBe(3500);
		expect(line('Prix TTC')).toBe(4200);
		expect(line('Quantité')).toBe(100);
		expect(line('Besoin')).toBe(1);
		expect(line('Part équipée dans l’année')).toBeCloseTo(0.5, 12);
		expect(line('Produit') + line('Arrondi de chaque structure au centime')).toBeCloseTo(
			explained?.value.likely ?? NaN,
			6
		);
		expect(Math.abs(line('Arrondi de chaque structure au centime'))).toBeLessThanOrEqual(0.51);
		expect(explained?.assumptions.map(({ id }) => id)).toContain('price:fido-key');
	});

	it('is null for what the plan does not have', () => {
		const of = work([ehpad]);
		for (const ref of [
			{ kind: 'cost', filter: { item: 'rien' } },
			{ kind: 'cost', filter: { year: '1999' } },
			{ kind: 'cost', filter: { finess: '999999999' } },
			{ kind: 'heads', segment: 'rien' },
			{ kind: 'pace', segment: 'rien' },
			{ kind: 'grant', finess: '999999999' },
			{ kind: 'assumption', id: 'rien' },
			{ kind: 'money', of: 'ae', funder: 'rien', year: null }
		] as const)
			expect(explainFigure(of, ref, looks, TODAY), JSON.stringify(ref)).toBeNull();
	});

	it('of no year or item yet splits into parts that add up to it, and each part is the same figure when opened', () => {
		const structures = fc
			.array(
				fc.record({
					segment: fc.oneof(fc.constantFrom(0, 1, 2), fc.constant([1, 2])),
					heads: fc.oneof(fc.nat(300), fc.constant([0, 20, 90] as const))
				}),
				{ minLength: 1, maxLength: 6 }
			)
			.map((list) => list.map((one, i): TestStructure => ({ ...one, finess: String(560_000_000 + i) })));
		const filters = fc.record(
			{
				segment: fc.constantFrom(...SEGMENTS),
				item: fc.constantFrom('enrolment', 'training', 'helpdesk'),
				year: fc.constantFrom('2027', '2026-2028'),
				nature: fc.constantFrom('investment', 'operating')
			},
			{ requiredKeys: [] }
		);
		fc.assert(
			fc.property(structures, filters, (list, filter) => {
				const of = work(list);
				const explained = explainFigure(of, { kind: 'cost', filter }, looks, TODAY);
				for (const table of explained?.tables ?? [])
					if (!table.title.startsWith('Calcul')) {
						expect(sums(table)).toBe(true);
						for (const { ref, values } of table.lines)
							if (ref)
								expect(explainFigure(of, ref, looks, TODAY)?.value.likely, JSON.stringify(ref)).toBe(
									values.likely
								);
					}
			}),
			{ numRuns: 25 }
		);
	});
});
