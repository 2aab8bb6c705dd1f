import { describe, expect, it } from 'vitest';
import { declared } from '../shared';
import { plansOf } from './combine';
import { evidenceOf } from './evidence';
import type { LookAlikeProposal } from './look-alikes';
import type { Operator } from './operators';

const operator = (id: string, change: Partial<Operator> = {}): Operator => ({
	id,
	name: 'Association des Lilas bleus',
	isGroup: id.startsWith('G:'),
	status: 'non-profit',
	forProfit: change.status === 'for-profit',
	esms: 1,
	professionals: declared(10),
	entities: [id],
	sirens: [],
	communes: [],
	departments: ['56'],
	...change
});

const strength = (...changes: readonly Partial<Operator>[]) =>
	evidenceOf(changes.map((change, i) => operator(String(i), change))).strength;

describe('the evidence that operators are one', () => {
	it.each([
		[
			'one SIREN for all',
			[
				{ sirens: ['1'], departments: ['56'] },
				{ sirens: ['1'], departments: ['35'] }
			],
			'strong'
		],
		['one name and nothing against', [{}, {}], 'strong'],
		['one name and other SIREN', [{ sirens: ['1'] }, { sirens: ['2'] }], 'strong'],
		['one name in other départements', [{}, { departments: ['35'] }], 'medium'],
		[
			'one name in other départements, with sites in one commune',
			[{ communes: ['Redon'] }, { departments: ['35'], communes: ['Redon', 'Rennes'] }],
			'strong'
		],
		['one name and another legal status', [{}, { status: 'public' }], 'weak'],
		['one name, an unknown legal status', [{}, { status: '' }], 'strong'],
		[
			'one brand and nothing against',
			[
				{ name: 'DOMIVELLA VANNES', status: 'for-profit' },
				{ name: 'DOMIVELLA LORIENT', status: 'for-profit' }
			],
			'medium'
		],
		[
			'one brand in other départements',
			[
				{ name: 'DOMIVELLA VANNES', status: 'for-profit' },
				{ name: 'DOMIVELLA RENNES', status: 'for-profit', departments: ['35'] }
			],
			'weak'
		]
	] as const)('of %s', (_, operators, expected) => {
		expect(strength(...operators)).toBe(expected);
	});

	it('tells who shares what when only some do', () => {
		const { grounds, objections } = evidenceOf([
			operator('1', { sirens: ['111'] }),
			operator('2', { sirens: ['111'] }),
			operator('3', { sirens: ['222'], status: 'public' })
		]);
		expect(grounds).toEqual([
			{ kind: 'same-siren', shared: '111', members: ['1', '2'] },
			{ kind: 'same-name', shared: 'lilas bleus', members: ['1', '2', '3'] }
		]);
		expect(objections).toEqual([{ kind: 'other-status', values: ['non-profit', 'public'] }]);
	});
});

describe('several proposals accepted at once', () => {
	const proposal = (id: string, members: readonly string[], esms: number): LookAlikeProposal => ({
		...evidenceOf([]),
		key: id,
		id,
		reason: 'same-name',
		shared: id,
		members: members.map((member) => operator(member)),
		esms,
		group: members[0]?.startsWith('G:') ? { id: members[0].slice(2), name: id } : { id, name: id }
	});

	it('make one group when they share an operator: that of the most ESMS', () => {
		const plans = plansOf([
			proposal('a', ['1', '2'], 5),
			proposal('b', ['3', '4'], 9),
			proposal('c', ['2', '5'], 7)
		]);
		expect(plans).toEqual([
			{ group: { id: 'b', name: 'b' }, entities: ['3', '4'] },
			{ group: { id: 'c', name: 'c' }, entities: ['1', '2', '5'] }
		]);
	});

	it('join the group that is there already, whose own entities stay as they are', () => {
		const plans = plansOf([proposal('a', ['1', '2'], 50), proposal('d', ['G:there', '2'], 3)]);
		expect(plans).toEqual([{ group: { id: 'there', name: 'd' }, entities: ['1', '2'] }]);
	});
});
