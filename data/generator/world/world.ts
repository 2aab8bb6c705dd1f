import { Places } from '../geography';
import { FinessNumbers, SirenNumbers } from '../identifiers';
import { operatorName } from '../names';
import { createRandom, type Random } from '../random';
import { buildOperator, type Workshop } from './build-operator';
import { cast } from './cast';
import { drawGroup, GROUPS } from './draw-group';
import { drawOperator } from './draw-operator';
import { STANDALONE } from './health-types';
import type { Operator } from './model';
import { esmsOf, type OperatorPlan, type Traits } from './plan';

/** A fictional set to make. */
export interface WorldOptions {
	/** ESMS in the territory. */
	readonly structures: number;
	readonly seed: number;
	/** INSEE code of a region; the whole of France by default. */
	readonly region?: string | undefined;
}

/** Sites out of the field for one ESMS: a region stays small, the whole of France is nearer to the real register. */
const HEALTH_SHARE = { region: 0.1, france: 0.5 };

/** The cast never fills more than this part of a small set. */
const CAST_SHARE = 0.4;

/** A fictional set: its operators one after the other, so that its size never depends on the memory of the machine. */
export interface World {
	readonly places: Places;
	operators(): Generator<Operator>;
}

/** Describes a fictional set. The same options give the same operators, in the same order. */
export function createWorld({ structures, seed, region }: WorldOptions): World {
	const places = new Places(region);
	return { places, operators: () => makeOperators(structures, createRandom(String(seed)), places, region) };
}

function* makeOperators(
	structures: number,
	random: Random,
	places: Places,
	region: string | undefined
): Generator<Operator> {
	const workshop: Workshop = {
		places,
		numbers: new FinessNumbers(),
		sirens: new SirenNumbers(),
		esms: 0,
		groups: 0
	};
	const inTerritory = new Set(places.territory.map(([code]) => code));
	const inside = { esms: 0, health: 0 };
	const build = (label: string, plan: OperatorPlan): Operator => {
		const operator = buildOperator(random.fork(label), workshop, plan);
		for (const { sites } of operator.entities) {
			for (const { esms, address } of sites) {
				if (!inTerritory.has(address.department)) continue;
				if (esms) inside.esms += 1;
				else inside.health += 1;
			}
		}
		return operator;
	};

	let planned = 0;
	for (const [i, plan] of cast(random.fork('cast'), places).entries()) {
		if (planned + esmsOf(plan) > structures * CAST_SHARE) continue;
		planned += esmsOf(plan);
		yield build(`cast/${i}`, plan);
	}
	const healthShare = region === undefined ? HEALTH_SHARE.france : HEALTH_SHARE.region;
	for (let i = 0; inside.esms < structures; i++) {
		const label = `operator/${i}`;
		const source = random.fork(`plan/${i}`);
		const plan =
			region === undefined && structures > 5000 && source.chance(GROUPS)
				? drawGroup(source, places)
				: drawOperator(source, places);
		yield build(label, cut(plan, structures - inside.esms));
		for (let j = 0; inside.health < inside.esms * healthShare; j++) {
			yield build(`health/${i}/${j}`, healthPlan(random.fork(`health-plan/${i}/${j}`), places));
		}
	}
}

/** The plan with no more ESMS than are still wanted. */
function cut(plan: OperatorPlan, left: number): OperatorPlan {
	let rest = left;
	const entities = plan.entities.flatMap((entity) => {
		if (rest === 0) return [];
		const esms = Math.min(entity.esms, rest);
		rest -= esms;
		return [{ ...entity, esms }];
	});
	return { ...plan, entities };
}

const SILENT: Omit<Traits, 'record'> = {
	surveyShare: 0,
	headsShare: 0,
	centralised: 'unsaid',
	large: false,
	headsFactor: 1
};

/** An operator that runs one site out of the field and no ESMS. */
function healthPlan(random: Random, places: Places): OperatorPlan {
	const health = random.weighted(STANDALONE);
	const seat = places.department(random);
	return {
		entities: [
			{
				name: operatorName(random, health.style, seat),
				status: health.status,
				seat,
				departments: [[seat, 1]],
				esms: 0,
				categories: [],
				health: Array.from({ length: random.chance(0.85) ? 1 : random.integer(2, 4) }, () => health)
			}
		],
		group: null,
		traits: { ...SILENT, record: { name: '', aliases: [], sensitive: false } },
		uses: []
	};
}
