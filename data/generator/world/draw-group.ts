import type { Places } from '../geography';
import { HOME_TOOLS, operatorName, USER_RECORDS } from '../names';
import type { Random } from '../random';
import { CHILD_PROTECTION, DISABILITY, HOME } from './operator-kinds';
import type { EntityPlan, OperatorPlan } from './plan';

/** One operator in how many is a group over several départements, when the territory is the whole of France. */
export const GROUPS = 1 / 1000;

const times = <T>(count: number, make: (index: number) => T): T[] =>
	Array.from({ length: count }, (_, i) => make(i));

/** Draws the plan of a group that spans several départements: an association, a chain of residences or a home network. */
export function drawGroup(random: Random, places: Places): OperatorPlan {
	const seat = places.department(random);
	const shape = random.next();
	if (shape < 0.4) return association(random, places, seat);
	return shape < 0.7 ? chain(random, places, seat) : homeNetwork(random, places, seat);
}

function traits(random: Random, home: boolean): OperatorPlan['traits'] {
	return {
		surveyShare: random.pick([0, 0.3, 0.7, 0.9]),
		headsShare: 0.8,
		centralised: random.weighted([
			['yes', 7],
			['split', 1],
			['unsaid', 2]
		]),
		record: random.pick(home ? HOME_TOOLS : USER_RECORDS),
		large: true,
		headsFactor: 1
	};
}

/** Several legal entities, each in its département. */
function association(random: Random, places: Places, seat: string): OperatorPlan {
	const name = operatorName(random, 'foundation', seat);
	const entities = times(random.integer(3, 8), (i): EntityPlan => {
		const department = i === 0 ? seat : places.department(random);
		return {
			name: `${name} ${places.nameOf(department)}`.toUpperCase(),
			status: random.pick(['60', '61', '63']),
			seat: department,
			departments: [[department, 1]],
			esms: random.integer(10, 24),
			categories: [...DISABILITY, ...CHILD_PROTECTION, ['500', 6]],
			health: []
		};
	});
	const common = traits(random, false);
	const share = 0.6 + random.next() * 0.35;
	return {
		entities,
		group: { name, members: 'finess' },
		traits: common,
		uses: random.chance(0.6)
			? entities.map((_, entity) => ({
					entity,
					by: 'entity',
					solution: common.record,
					alias: null,
					users: (heads) => Math.round(heads * share),
					externalUsers: null
				}))
			: []
	};
}

/** One legal entity a residence, under names that look alike. */
function chain(random: Random, places: Places, seat: string): OperatorPlan {
	const brand = operatorName(random, 'home-company', seat);
	const entities = times(random.integer(40, 110), (i): EntityPlan => {
		const department = places.department(random);
		return {
			name: `${random.pick(['SAS', 'SARL'])} ${brand} ${i + 1}`,
			status: random.pick(['95', '72']),
			seat: department,
			departments: [[department, 1]],
			esms: 1,
			categories: [['500', 1]],
			health: []
		};
	});
	return { entities, group: { name: brand, members: 'siren' }, traits: traits(random, false), uses: [] };
}

/** One legal entity with agencies everywhere. */
function homeNetwork(random: Random, places: Places, seat: string): OperatorPlan {
	const common = traits(random, true);
	return {
		entities: [
			{
				name: operatorName(random, 'home-company', seat),
				status: '95',
				seat,
				departments: places.territory,
				esms: random.integer(50, 90),
				categories: HOME,
				health: []
			}
		],
		group: null,
		traits: common,
		uses: [
			{
				entity: 0,
				by: 'entity',
				solution: common.record,
				alias: null,
				users: (heads) => Math.round(heads * 0.9),
				externalUsers: null
			}
		]
	};
}
