import type { Places } from '../geography';
import { HOME_TOOLS, HOSPITAL_RECORD, operatorName, USER_RECORDS, type Solution } from '../names';
import type { Random, Weighted } from '../random';
import { HOSPITAL_SITES, PRIVATE_SITES } from './health-types';
import { CHILD_PROTECTION, DISABILITY, HOME, OLDER } from './operator-kinds';
import type { EntityPlan, OperatorPlan, Traits, UsePlan } from './plan';

/** Départements where the national groups of a regional set have their other sites. */
const OUTSIDE: readonly string[] = ['01', '06', '13', '44', '49', '72'];

const [ALPHA, BERYL, CORAIL] = USER_RECORDS;
const [FALAISE] = HOME_TOOLS;

/** @throws Error when the catalogue of fictional solutions is too short. */
function known(solution: Solution | undefined): Solution {
	if (!solution) throw new Error('Unknown solution');
	return solution;
}

/**
 * The operators that every set has, whatever its seed: the cases the workshop argues about and the edges of the rules.
 * The comment above each says what it shows.
 */
export function cast(random: Random, places: Places): readonly OperatorPlan[] {
	const territory = places.territory;
	const inTerritory = new Set(territory.map(([code]) => code));
	const outside = OUTSIDE.filter((code) => !inTerritory.has(code));
	const elsewhere: Weighted<string> = outside.length > 0 ? outside.map((code) => [code, 1]) : territory;
	const seat = (index: number): string => territory[index % territory.length]?.[0] ?? '';
	const away = (index: number): string =>
		outside.length > 0 ? (outside[index % outside.length] ?? '') : places.department(random);
	const name = (style: Parameters<typeof operatorName>[1]): string => operatorName(random, style, seat(0));

	const traits = (changes: Partial<Traits>): Traits => ({
		surveyShare: 0.7,
		headsShare: 0.9,
		centralised: 'yes',
		record: known(ALPHA),
		large: true,
		headsFactor: 1,
		...changes
	});
	const entity = (
		changes: Partial<EntityPlan> & Pick<EntityPlan, 'name' | 'esms' | 'categories'>
	): EntityPlan => ({
		status: '60',
		seat: seat(0),
		departments: territory,
		health: [],
		...changes
	});
	const use = (
		solution: Solution | null,
		users: UsePlan['users'],
		changes: Partial<UsePlan> = {}
	): UsePlan => ({
		entity: 0,
		by: 'entity',
		solution,
		alias: null,
		users,
		externalUsers: null,
		...changes
	});
	const exactly =
		(users: number): UsePlan['users'] =>
		() =>
			users;

	const national = `ASSOCIATION NATIONALE ${name('home-company').split(' ').at(-1) ?? ''}`;
	const nationalCategories: Weighted<string> = [
		['500', 5],
		['255', 3],
		['183', 3],
		['437', 2],
		['246', 1],
		['182', 1],
		['177', 1.5]
	];
	const chain = `RESIDENCES ${name('home-company').split(' ').at(-1) ?? ''}`;
	const lookAlike = `MAISONS ${name('home-company').split(' ').at(-1) ?? ''}`;
	const federation = `FEDERATION DOMICILE ${name('home-company').split(' ').at(-1) ?? ''}`;

	return [
		// A public hospital that also runs ESMS, just below the threshold: 4,999 users.
		{
			entities: [
				entity({
					name: name('hospital'),
					status: '14',
					esms: 9,
					seat: seat(1),
					departments: [[seat(1), 1]],
					categories: [
						['500', 6],
						['354', 2],
						['255', 1]
					],
					health: [...HOSPITAL_SITES, ...HOSPITAL_SITES.slice(2), ...HOSPITAL_SITES.slice(2)]
				})
			],
			group: null,
			traits: traits({ record: known(BERYL), centralised: 'yes', large: false }),
			uses: [use(HOSPITAL_RECORD, exactly(4999), { externalUsers: 260 })]
		},
		// Two solutions of 3,000 users each do not add up.
		{
			entities: [
				entity({
					name: name('hospital'),
					status: '13',
					esms: 7,
					seat: seat(2),
					departments: [[seat(2), 1]],
					categories: [
						['500', 6],
						['354', 2]
					],
					health: [...HOSPITAL_SITES, ...HOSPITAL_SITES.slice(2)]
				})
			],
			group: null,
			traits: traits({ record: known(BERYL), surveyShare: 0.4, large: false }),
			uses: [use(HOSPITAL_RECORD, exactly(3000)), use(known(BERYL), exactly(3000))]
		},
		// 120 ESMS in France and 14 here; three legal entities of 2,000 users each of one solution under three spellings.
		{
			entities: [
				entity({
					name: `${national} OUEST`,
					status: '61',
					esms: 14,
					categories: nationalCategories,
					health: PRIVATE_SITES.slice(0, 1)
				}),
				...['RHONE', 'RIVIERA', 'PROVENCE', 'ATLANTIQUE', 'ANJOU'].map((part, i) =>
					entity({
						name: `${national} ${part}`,
						status: '61',
						seat: away(i),
						departments: [[away(i), 3], ...elsewhere],
						esms: i === 0 ? 22 : 21,
						categories: nationalCategories,
						health: PRIVATE_SITES.slice(1)
					})
				)
			],
			group: { name: national, members: 'finess' },
			traits: traits({ record: known(ALPHA), surveyShare: 0.4 }),
			uses: [0, 1, 2].map((i) =>
				use(known(ALPHA), exactly(2000), { entity: i * 2, alias: i, externalUsers: 40 + i })
			)
		},
		// A chain of residences, one legal entity each, tied by a group table: in the watch band.
		{
			entities: Array.from({ length: 84 }, (_, i) =>
				entity({
					name: `${i % 3 === 0 ? 'SARL' : 'SAS'} ${chain} ${i + 1}`,
					status: i % 3 === 0 ? '72' : '95',
					seat: i < 14 ? seat(i) : away(i),
					departments: [[i < 14 ? seat(i) : away(i), 1]],
					esms: 1,
					categories: [['500', 1]]
				})
			),
			group: { name: chain, members: 'siren' },
			traits: traits({ record: known(BERYL), surveyShare: 0.35 }),
			uses: Array.from({ length: 84 }, (_, i) =>
				use(known(BERYL), (heads) => Math.round(heads * 0.92), { entity: i })
			)
		},
		// Look-alike names that no group table ties.
		{
			entities: Array.from({ length: 8 }, (_, i) =>
				entity({
					name: `SAS ${lookAlike} ${i + 1}`,
					status: '95',
					seat: seat(i),
					departments: [[seat(i), 1]],
					esms: 1,
					categories: [['500', 1]]
				})
			),
			group: null,
			traits: traits({ surveyShare: 0, large: false }),
			uses: []
		},
		// A large home-care company.
		{
			entities: [
				entity({
					name: name('home-company'),
					status: '95',
					esms: 60,
					categories: [['460', 1]],
					departments: [
						...territory.map(([code]): [string, number] => [code, 6 / territory.length]),
						...elsewhere.map(([code]): [string, number] => [code, 9 / elsewhere.length])
					]
				})
			],
			group: null,
			traits: traits({ record: known(FALAISE), surveyShare: 0.45 }),
			uses: [use(known(FALAISE), (heads) => Math.round(heads * 0.9))]
		},
		// A mutual with clinics, whose structures contradict each other on IT: 5,001 users.
		{
			entities: [
				entity({
					name: name('mutual'),
					status: '47',
					esms: 58,
					categories: [...OLDER, ['460', 1.4], ['183', 0.8], ['246', 0.8]],
					health: [...PRIVATE_SITES, ...PRIVATE_SITES, ...PRIVATE_SITES.slice(0, 1)]
				})
			],
			group: null,
			traits: traits({ record: known(BERYL), centralised: 'split', surveyShare: 0.6 }),
			uses: [use(known(BERYL), exactly(5001))]
		},
		// A federation of small home-care associations: 5,000 users exactly, declared by its head, which runs no site.
		{
			entities: [
				entity({ name: federation, esms: 0, categories: HOME }),
				...Array.from({ length: 40 }, (_, i) =>
					entity({
						name: name('home-association'),
						seat: seat(i),
						departments: [[seat(i), 1]],
						esms: i % 5 < 3 ? 2 : 1,
						categories: HOME
					})
				)
			],
			group: { name: federation, members: 'finess' },
			traits: traits({ record: known(FALAISE), surveyShare: 0.3, headsFactor: 2.4 }),
			uses: [use(known(FALAISE), exactly(5000))]
		},
		// A foundation that also protects children: users of a solution nobody named leave the answer open.
		{
			entities: [
				entity({
					name: name('foundation'),
					status: '63',
					esms: 52,
					categories: [...OLDER, ['177', 4], ['295', 1], ['183', 2]],
					health: PRIVATE_SITES
				})
			],
			group: null,
			traits: traits({ record: known(CORAIL), surveyShare: 0.5 }),
			uses: [use(known(CORAIL), exactly(3800)), use(null, exactly(1900))]
		},
		// A departmental association above 1,000 declared professionals; the total of the entity and its sites differ.
		{
			entities: [
				entity({
					name: name('association'),
					status: '61',
					esms: 36,
					departments: [[seat(1), 1]],
					seat: seat(1),
					categories: DISABILITY
				})
			],
			group: null,
			traits: traits({ record: known(ALPHA), surveyShare: 0.97, headsShare: 0.97, headsFactor: 1.15 }),
			uses: [use(known(ALPHA), (heads) => Math.round(heads * 0.9), { by: 'entity-and-sites' })]
		},
		// A departmental association whose IT is not centralised.
		{
			entities: [
				entity({
					name: name('association'),
					esms: 27,
					departments: [[seat(3), 1]],
					seat: seat(3),
					categories: DISABILITY
				})
			],
			group: null,
			traits: traits({
				record: known(CORAIL),
				centralised: 'no',
				surveyShare: 0.8,
				large: false,
				headsFactor: 1.2
			}),
			uses: [use(known(CORAIL), (heads) => Math.round(heads * 0.7), { by: 'sites' })]
		},
		// A departmental association that nobody counted: its segment stays open.
		{
			entities: [
				entity({
					name: name('association'),
					esms: 24,
					departments: [[seat(0), 1]],
					seat: seat(0),
					categories: DISABILITY
				})
			],
			group: null,
			traits: traits({ surveyShare: 0, centralised: 'unsaid', large: false }),
			uses: [use(known(ALPHA), () => null)]
		},
		// Child protection at the size of a large group: mobile, and outside the first segment.
		{
			entities: [
				entity({
					name: name('association'),
					status: '61',
					esms: 31,
					categories: [...CHILD_PROTECTION, ['214', 2], ['197', 1], ['443', 1]]
				})
			],
			group: null,
			traits: traits({ record: known(CORAIL), surveyShare: 0.5 }),
			uses: [use(known(CORAIL), (heads) => Math.round(heads * 0.6))]
		}
	];
}
