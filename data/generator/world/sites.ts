import { postalCity } from '../geography';
import type { Places } from '../geography';
import { siretOf, withWrongKey, type FinessNumbers } from '../identifiers';
import { siteName } from '../names';
import type { Random } from '../random';
import { addressIn } from './addresses';
import { surveyAnswer } from './answers';
import type { CapacityShape } from './capacity-codes';
import { careType } from './care-types';
import { siteDates } from './dates';
import { headsOf } from './heads';
import type { HealthType } from './health-types';
import type { Capacity, Coded, Flaw, Site } from './model';
import type { Traits } from './plan';
import { categoryLabels } from './register-labels';
import { UNKNOWN_TARIFF } from './tariffs';

/** Greatest lengths of the names of the register. */
const SHORT_NAME = 38;
const LONG_NAME = 60;

const UNSAID: Coded = { code: '', label: '' };

/** A social category that came after the product's table. */
const NEW_CATEGORY: Coded = { code: '477', label: 'Dispositif inclusif expérimental (fictif)' };

/** What makes the sites of a set: where they may be, and the numbers left. */
export interface Ground {
	readonly places: Places;
	readonly numbers: FinessNumbers;
}

export interface SiteOfEntity {
	readonly department: string;
	readonly siren: string;
	/** From 1 within the entity. */
	readonly rank: number;
	/** From 0 within the whole set: rare flaws come at given ranks, so that every set of some size has them. */
	readonly serial: number;
}

/** A department that still has numbers: overseas ranges are short. */
function numberedDepartment({ numbers, places }: Ground, random: Random, wanted: string): string {
	let department = wanted;
	while (!numbers.has(department, 1)) department = places.department(random);
	return department;
}

/** Makes an ESMS of a category. */
export function makeSite(
	random: Random,
	ground: Ground,
	category: string,
	of: SiteOfEntity,
	traits: Traits
): Site {
	const care = careType(category);
	const department = numberedDepartment(ground, random, of.department);
	const address = addressIn(random, ground.places, department);
	const places = care.places
		? Math.max(4, Math.round(random.around(care.places.median, care.places.spread)))
		: 0;
	const heads = headsOf(random, category, places, traits.headsFactor);
	const number = ground.numbers.next(department);
	const labels = categoryLabels(category);
	const unknownCategory = of.serial % 500 === 123;
	const named = names(random, siteName(random, care.prefixes, postalCity(address.place.commune)));
	const answers = random.chance(traits.surveyShare);
	return {
		finess: of.serial % 600 === 311 ? withWrongKey(number) : number,
		esms: true,
		category: unknownCategory ? NEW_CATEGORY : labels.category,
		aggregate: unknownCategory ? { code: '4699', label: 'Dispositifs nouveaux (fictif)' } : labels.aggregate,
		...named,
		complement: random.chance(0.08) ? 'ANNEXE' : '',
		address,
		siret: random.chance(0.12) ? '' : siretOf(of.siren, of.rank),
		ape: random.chance(0.3) ? '' : care.ape,
		tariff: of.serial % 400 === 57 ? UNKNOWN_TARIFF : random.weighted(care.tariffs),
		publicService: UNSAID,
		...siteDates(random),
		capacities: random.chance(0.07) ? [] : capacitiesOf(random, care.capacity, places),
		heads,
		answer: answers ? surveyAnswer(random, { category, heads, rank: of.rank }, traits) : null,
		flaw: flawOf(of.serial)
	};
}

/** Makes a site out of the medico-social field. */
export function makeHealthSite(
	random: Random,
	ground: Ground,
	health: HealthType,
	of: SiteOfEntity,
	operatorName: string
): Site {
	const department = numberedDepartment(ground, random, of.department);
	const address = addressIn(random, ground.places, department);
	return {
		finess: ground.numbers.next(department),
		esms: false,
		category: health.category,
		aggregate: health.aggregate,
		...names(
			random,
			health.bearsOperatorName
				? operatorName
				: siteName(random, [health.prefix], postalCity(address.place.commune))
		),
		complement: '',
		address,
		siret: random.chance(0.2) ? '' : siretOf(of.siren, of.rank),
		ape: health.ape,
		tariff: health.tariff,
		publicService: health.publicService,
		...siteDates(random),
		capacities: [],
		heads: 0,
		answer: null,
		flaw: null
	};
}

function names(random: Random, full: string): { name: string; longName: string } {
	const marked = random.chance(0.02) ? full.replace(/ (L[AE]S? .+)$/, ' "$1"') : full;
	const spaced = random.chance(0.01) ? marked.replace(' ', '  ') : marked;
	return {
		name: spaced.slice(0, SHORT_NAME).trim(),
		longName: random.chance(0.25) ? '' : spaced.slice(0, LONG_NAME).trim()
	};
}

/** Shares the places among the lines of equipment; the first takes what rounding leaves. */
function capacitiesOf(random: Random, shapes: readonly CapacityShape[], places: number): Capacity[] {
	const rest = shapes.slice(1).map(({ share }) => Math.round(places * share));
	const first = places - rest.reduce((sum, part) => sum + part, 0);
	const lines = shapes.map(({ discipline, activity, client }, i) => ({
		discipline,
		activity,
		client,
		places: i === 0 ? first : (rest[i - 1] ?? 0),
		suppressed: false
	}));
	const [main] = lines;
	if (main && random.chance(0.02)) lines.push({ ...main, activity: FORMER_ACTIVITY, suppressed: true });
	return lines.filter((line) => line.places > 0);
}

const FORMER_ACTIVITY: Coded = { code: '12', label: 'Hébergement de nuit (ancien)' };

function flawOf(serial: number): Flaw | null {
	switch (serial % 1400) {
		case 431:
			return 'identical-line';
		case 877:
			return 'conflicting-line';
		case 640:
			return 'odd-date';
		case 222:
			return 'semicolon-in-name';
		default:
			return null;
	}
}
