import type { Places } from '../geography';
import { STREET_KINDS, STREETS } from '../names';
import type { Random } from '../random';
import type { Address } from './model';

/** Telephone numbers that the French regulator keeps for fiction, by zone. */
const FICTION: Readonly<Record<string, string>> = {
	'01': '019900',
	'02': '026191',
	'03': '035301',
	'04': '046571',
	'05': '053649'
};

const ZONE_BY_REGION: Readonly<Record<string, string>> = {
	'11': '01',
	'24': '02',
	'28': '02',
	'52': '02',
	'53': '02',
	'04': '02',
	'06': '02',
	'27': '03',
	'32': '03',
	'44': '03',
	'84': '04',
	'93': '04',
	'94': '04'
};

/** An address in a département. */
export function addressIn(random: Random, places: Places, department: string): Address {
	const place = places.place(random, department);
	const zone = ZONE_BY_REGION[place.commune.region] ?? '05';
	const streetKind = random.weighted(STREET_KINDS);
	return {
		place,
		department,
		number: streetKind === '' || random.chance(0.2) ? '' : String(random.integer(1, 120)),
		streetKind,
		street: streetKind === '' ? '' : random.pick(STREETS),
		phone: random.chance(0.05) ? '' : `${FICTION[zone]}${String(random.integer(0, 9999)).padStart(4, '0')}`
	};
}
