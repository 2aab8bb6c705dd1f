import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conformityRules } from '$lib/reference';
import { arbScope, arbWorld, cutTo, tableOf } from '../../../../tests/support/cut-world';
import '../../../../tests/support/fast-check-runs';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites, type TestLayer } from '../../../../tests/support/territory';
import { cutTable } from '../cut';
import type { TerritoryTable } from '../table';
import {
	actionList,
	ANY_STATUS,
	assessConformity,
	blockersOf,
	rateOf,
	sieveOf,
	statusOf,
	tallyChecks,
	tallyStructures,
	tallyTargets,
	targetChecklist,
	targetStates,
	warningsOf,
	type ActionId
} from './index';

const ENTITY = '560000010';
const OTHER = '560000028';
const register: TestLayer = {
	kind: 'establishments',
	rows: [
		...sites(2, { entity: ENTITY, category: '500', prefix: '561' }),
		...sites(1, { entity: OTHER, category: '500', prefix: '562' }),
		...sites(1, { entity: ENTITY, category: '355', prefix: '563' })
	]
};
const [FIRST = '', SECOND = '', THIRD = '', HOSPITAL = ''] = register.rows.map(
	(row) => row['structure.finess']
);

const USES = [
	'use.holder',
	'use.solution',
	'use.users',
	'use.sensitive',
	'use.psc',
	'use.mie',
	'use.attestation',
	'use.reservations',
	'use.level'
];
const use = (holder: string, solution: string, users: string, more: Record<string, string>) => ({
	...Object.fromEntries(USES.map((id) => [id, ''])),
	'use.holder': holder,
	'use.solution': solution,
	'use.users': users,
	'use.sensitive': 'yes',
	...more
});
const GOOD = { 'use.psc': 'yes', 'use.mie': 'e-cps' };
const BAD = { 'use.psc': 'no', 'use.mie': 'password' };
const RESERVED = {
	'use.psc': 'no',
	'use.mie': 'otp',
	'use.attestation': 'yes',
	'use.reservations': '2',
	'use.level': 'transition'
};
const UNSAID = {};

const territory = (rows: Record<string, string>[], ...layers: TestLayer[]): TerritoryTable =>
	compose(smallReference, register, ...(rows.length > 0 ? [{ kind: 'uses' as const, rows }] : []), ...layers)
		.table;

const statuses = (table: TerritoryTable): string[] => {
	const { at } = assessConformity(table, conformityRules);
	return [...(at[0]?.structures ?? [])].map((possible) => (possible === 0 ? '–' : statusOf(possible)));
};

describe('a structure', () => {
	it('has no status where no use is declared, and neither has a site outside the field', () => {
		expect(statuses(territory([]))).toEqual(['–', '–', '–', '–']);
		expect(statuses(territory([use(HOSPITAL, 'Alpha', '10', BAD)]))).toEqual(['–', '–', '–', '–']);
	});

	it('takes the worst of its uses', () => {
		expect(statuses(territory([use(FIRST, 'Alpha', '10', GOOD), use(FIRST, 'Béryl', '5', BAD)]))).toEqual([
			'non-compliant',
			'–',
			'–',
			'–'
		]);
		expect(statuses(territory([use(FIRST, 'Alpha', '10', BAD), use(FIRST, 'Béryl', '5', UNSAID)]))[0]).toBe(
			'non-compliant'
		);
		expect(statuses(territory([use(FIRST, 'Alpha', '10', GOOD), use(FIRST, 'Béryl', '5', UNSAID)]))[0]).toBe(
			'undetermined'
		);
	});

	it('has the uses of its legal entity, but for the solutions it declares itself', () => {
		const rows = [use(ENTITY, 'Alpha', '100', BAD), use(SECOND, 'Alpha', '10', GOOD)];
		expect(statuses(territory(rows))).toEqual(['non-compliant', 'compliant-implicitly', '–', '–']);
	});
});

const first = (table: TerritoryTable) => {
	const conformity = assessConformity(table, conformityRules);
	const [at2026, at2028] = conformity.at;
	if (!at2026 || !at2028) throw new Error('Two milestones');
	return { table, conformity, at2026, at2028 };
};

describe('the rate of a territory', () => {
	const rate = (rows: Record<string, string>[], milestone: 'at2026' | 'at2028' = 'at2026') => {
		const { table, conformity, [milestone]: at } = first(territory(rows));
		return rateOf(table, conformity, at);
	};

	it('counts pairs of a user and a sensitive service on both sides', () => {
		const rows = [
			use(FIRST, 'Alpha', '30', GOOD),
			use(FIRST, 'Béryl', '10', BAD),
			use(THIRD, 'Alpha', '60', { ...BAD, 'use.sensitive': 'no' })
		];
		expect(rate(rows)).toMatchObject({ bounds: { low: 0.75, high: 0.75 }, pairs: { low: 40, high: 40 } });
	});

	it('is an interval where answers are missing, and includes what may not be sensitive at its worst', () => {
		expect(rate([use(FIRST, 'Alpha', '30', GOOD), use(FIRST, 'Béryl', '10', UNSAID)]).bounds).toEqual({
			low: 0.75,
			high: 1
		});
		expect(
			rate([use(FIRST, 'Alpha', '30', GOOD), use(FIRST, 'Béryl', '10', { ...BAD, 'use.sensitive': '' })])
				.bounds
		).toEqual({ low: 0.75, high: 1 });
	});

	it('is none where no pair is surely there, and leaves out uses whose users nobody counted, telling how many', () => {
		expect(rate([]).bounds).toBeNull();
		expect(rate([use(FIRST, 'Alpha', '', GOOD)])).toMatchObject({
			bounds: null,
			withoutUsers: 1,
			counted: 0
		});
	});

	it('takes the total of a legal entity in place of its sites', () => {
		const rows = [use(ENTITY, 'Alpha', '100', GOOD), use(FIRST, 'Alpha', '900', BAD)];
		expect(rate(rows)).toMatchObject({ bounds: { low: 1, high: 1 }, pairs: { low: 100 } });
	});

	it('counts reservations as passing at the end of 2026 and as failing at the end of 2028', () => {
		expect(rate([use(FIRST, 'Alpha', '30', RESERVED)]).bounds).toEqual({ low: 1, high: 1 });
		expect(rate([use(FIRST, 'Alpha', '30', RESERVED)], 'at2028').bounds).toEqual({ low: 0, high: 0 });
	});
});

describe('what blocks', () => {
	it('is ranked by users, failures before what is missing', () => {
		const { table, conformity, at2026 } = first(
			territory([
				use(ENTITY, 'Alpha', '30', BAD),
				use(THIRD, 'Béryl', '80', { 'use.psc': 'yes', 'use.mie': 'cpe-cpa' }),
				use(THIRD, 'Corail', '500', { 'use.psc': 'yes' }),
				use(THIRD, 'Dune', '', BAD)
			])
		);
		expect(
			blockersOf(table, conformity, at2026).map(({ reason, uses, users, withoutUsers, structures }) => [
				reason.kind === 'fails' ? reason.leaf : reason.fact,
				uses,
				users,
				withoutUsers,
				structures
			])
		).toEqual([
			['psc-refused', 1, 80, 0, 1],
			['one-factor', 2, 30, 1, 3],
			['means', 1, 500, 0, 1]
		]);
	});
});

describe('actions', () => {
	const lines = (action: ActionId, rows: Record<string, string>[], ...layers: TestLayer[]) => {
		const { table, conformity } = first(territory(rows, ...layers));
		return actionList(table, conformity, conformityRules, action).map(
			({ structures, persons, uncounted }) => [structures.length, persons, uncounted]
		);
	};
	it.each<[ActionId, Record<string, string>, boolean]>([
		['second-factor', BAD, true],
		['second-factor', RESERVED, false],
		['second-factor', { 'use.psc': 'no' }, false],
		['attest', RESERVED, true],
		['attest', { ...RESERVED, 'use.attestation': 'no', 'use.reservations': '' }, true],
		['attest', { ...RESERVED, 'use.reservations': '0' }, false],
		['attest', { ...RESERVED, 'use.reservations': '' }, false],
		['attest', BAD, false],
		['replace-cards', { 'use.psc': 'yes', 'use.mie': 'cpe-cpa' }, true],
		['replace-cards', { 'use.mie': 'cpe-cpa' }, true],
		['replace-cards', { 'use.psc': 'no', 'use.mie': 'badge' }, false],
		['need-e-cps', { 'use.psc': 'yes', 'use.mie': 'fido' }, true],
		['need-e-cps', { 'use.psc': 'yes', 'use.mie': 'cps' }, false],
		['replace-cards', { 'use.mie': 'cpe-cpa', 'use.sensitive': '' }, false]
	])('%s on %o: %s', (action, more, expected) => {
		expect(lines(action, [use(FIRST, 'Alpha', '12', more)])).toEqual(expected ? [[1, 12, 0]] : []);
	});

	it('make one line per operator, the most persons first', () => {
		const rows = [
			use(THIRD, 'Alpha', '5', BAD),
			use(ENTITY, 'Alpha', '12', BAD),
			use(ENTITY, 'Béryl', '', BAD)
		];
		expect(lines('second-factor', rows)).toEqual([
			[2, 12, 1],
			[1, 5, 0]
		]);
	});

	it('count professionals without RPPS where some are declared', () => {
		const survey: TestLayer = {
			kind: 'survey',
			rows: [
				{ 'structure.finess': FIRST, 'structure.without_rpps': '7' },
				{ 'structure.finess': SECOND, 'structure.without_rpps': '0' },
				{ 'structure.finess': THIRD, 'structure.without_rpps': '' }
			]
		};
		expect(lines('without-rpps', [], survey)).toEqual([[1, 7, 0]]);
	});
});

describe('warnings', () => {
	it('name the structures that refuse phones yet have FIDO keys, share accounts, hold CPE or CPA, or lack RPPS', () => {
		const survey: TestLayer = {
			kind: 'survey',
			rows: [
				{
					'structure.finess': FIRST,
					'structure.phone': 'no',
					'structure.accounts': 'both',
					'structure.without_rpps': '3'
				},
				{
					'structure.finess': SECOND,
					'structure.phone': 'yes',
					'structure.accounts': 'nominative',
					'structure.without_rpps': '0'
				}
			]
		};
		const { table, conformity } = first(
			territory(
				[
					use(ENTITY, 'Alpha', '9', { 'use.psc': 'yes', 'use.mie': 'fido' }),
					use(THIRD, 'Alpha', '9', { 'use.mie': 'cpe-cpa' })
				],
				survey
			)
		);
		expect(warningsOf(table, conformity)).toEqual({
			'keys-without-phone': [0],
			'generic-accounts': [0],
			'cpe-cpa': [2],
			'without-rpps': [0]
		});
	});
});

describe('checklists', () => {
	it('tell each component with its source, and count organisations and structures', () => {
		const survey: TestLayer = {
			kind: 'survey',
			name: 'enquete.csv',
			rows: [{ 'structure.finess': FIRST, 'structure.hr_feed': 'yes', 'structure.ready_method': 'yes' }]
		};
		const table = territory([], survey);
		const targets = targetStates(table, conformityRules);
		const organisation = table.structureOrganisation[0] ?? 0;
		const line = targetChecklist(table, targets, conformityRules, organisation).find(
			({ component }) => component.id === 'hr-feed'
		);
		expect(line).toMatchObject({ state: 'present', source: { name: 'enquete.csv', date: '2026-09-01' } });
		expect(tallyTargets(table, targets)[targets.components.indexOf('hr-feed')]).toEqual({
			present: 1,
			missing: 0,
			unknown: 1
		});
		expect(tallyChecks(table, conformityRules.readiness)[1]).toEqual({ yes: 1, no: 0, unknown: 2 });
	});
});

const arbSaid = fc.record({
	'use.sensitive': fc.constantFrom('', 'yes', 'no'),
	'use.psc': fc.constantFrom('', 'yes', 'no'),
	'use.mie': fc.constantFrom('', ...conformityRules.means.map(({ id }) => id)),
	'use.attestation': fc.constantFrom('', 'yes', 'no'),
	'use.reservations': fc.constantFrom('', '0', '3'),
	'use.level': fc.constantFrom('', 'below', 'high')
});
const arbTerritory = fc
	.array(
		fc.tuple(
			fc.constantFrom(FIRST, SECOND, THIRD, HOSPITAL, ENTITY, OTHER),
			fc.constantFrom('Alpha', 'Béryl', ''),
			fc.constantFrom('', '0', '7', '120'),
			arbSaid
		),
		{ maxLength: 8 }
	)
	.map((rows) =>
		first(territory(rows.map(([holder, solution, users, said]) => use(holder, solution, users, said))))
	);

describe('totals', () => {
	it('are conserved: every ESMS is counted once, and every counted use leaves the tree once', () => {
		fc.assert(
			fc.property(arbTerritory, ({ table, conformity, at2026, at2028 }) => {
				for (const at of [at2026, at2028]) {
					const [tally] = tallyStructures(table, at, 1, () => 0);
					expect(tally?.total).toBe(3);
					if (!tally) return;
					expect(tally.undeclared + tally.passes + tally.fails + tally.outside + tally.unknown).toBe(3);
					expect(Object.values(tally.statuses).reduce((sum, one) => sum + one, 0)).toBe(3 - tally.undeclared);
					const exits = sieveOf(table, conformity, at);
					const { rows } = conformity;
					expect(exits.reduce((sum, { uses }) => sum + uses, 0)).toBe(
						rows.counted.reduce((sum, one) => sum + one, 0)
					);
				}
			})
		);
	});

	it('keep the rate between 0 and 1, its bounds in order, and never better at the later milestone', () => {
		fc.assert(
			fc.property(arbTerritory, ({ table, conformity, at2026, at2028 }) => {
				const [earlier, later] = [at2026, at2028].map((at) => rateOf(table, conformity, at).bounds);
				for (const bounds of [earlier, later]) {
					if (!bounds) continue;
					expect(bounds.low).toBeGreaterThanOrEqual(0);
					expect(bounds.high).toBeGreaterThanOrEqual(bounds.low);
					expect(bounds.high).toBeLessThanOrEqual(1);
				}
				if (!earlier || !later) return;
				expect(later.low).toBeLessThanOrEqual(earlier.low);
				expect(later.high).toBeLessThanOrEqual(earlier.high);
			})
		);
	});
});

describe('a table cut to a scope', () => {
	it('judges its structures as the whole one does, and no use of elsewhere', () => {
		fc.assert(
			fc.property(arbWorld, arbScope, (world, scope) => {
				const whole = tableOf(world);
				const cut = cutTable(whole, cutTo(...scope));
				const finess = (table: TerritoryTable): Map<string, number> => {
					const column = table.structures.columns.get('structure.finess');
					const { at } = assessConformity(table, conformityRules);
					if (column?.kind !== 'coded') throw new Error('No FINESS');
					return new Map(
						[...column.codes].map((code, row) => [column.values[code] ?? '', at[0]?.structures[row] ?? 0])
					);
				};
				const everywhere = finess(whole);
				for (const [number, possible] of finess(cut)) {
					expect(possible).toBe(everywhere.get(number));
					expect([0, ANY_STATUS]).toContain(possible);
				}
			})
		);
	});
});
