import type { SirenNumbers } from '../identifiers';
import type { Random } from '../random';
import { addressIn } from './addresses';
import { dateIn } from './dates';
import type { Entity, Operator } from './model';
import type { EntityPlan, OperatorPlan } from './plan';
import { legalStatus } from './register-labels';
import { makeHealthSite, makeSite, type Ground } from './sites';
import { declaredUses } from './uses';

/** The ground and the counters of one set of operators. */
export interface Workshop extends Ground {
	readonly sirens: SirenNumbers;
	/** ESMS made so far. */
	esms: number;
	/** Groups made so far. */
	groups: number;
}

/** Turns a plan into an operator: its legal entities, their sites, its group and its uses. */
export function buildOperator(random: Random, workshop: Workshop, plan: OperatorPlan): Operator {
	const entities = plan.entities.map((entity) => buildEntity(random, workshop, entity, plan));
	let group: Operator['group'] = null;
	if (plan.group) {
		workshop.groups += 1;
		group = { id: `GRP-${String(workshop.groups).padStart(4, '0')}`, ...plan.group };
	}
	return { entities, group, uses: declaredUses(random, plan.uses, entities) };
}

function buildEntity(random: Random, workshop: Workshop, plan: EntityPlan, { traits }: OperatorPlan): Entity {
	const siren = workshop.sirens.next();
	let seat = plan.seat;
	while (!workshop.numbers.has(seat, 1)) seat = workshop.places.department(random);
	const finess = workshop.numbers.next(seat);
	let rank = 0;
	const health = plan.health.map((type) => {
		rank += 1;
		const of = { department: plan.seat, siren, rank, serial: 0 };
		return makeHealthSite(random, workshop, type, of, plan.name);
	});
	const esms = Array.from({ length: plan.esms }, () => {
		rank += 1;
		const serial = workshop.esms;
		workshop.esms += 1;
		const department = random.weighted(plan.departments);
		const category = random.weighted(plan.categories);
		return makeSite(random, workshop, category, { department, siren, rank, serial }, traits);
	});
	const sites = [...health, ...esms];
	return {
		finess,
		name: plan.name.slice(0, 38).trim(),
		longName: random.chance(0.2) ? '' : plan.name.slice(0, 60),
		address: addressIn(random, workshop.places, seat),
		siren,
		status: legalStatus(plan.status),
		ape: sites.find((site) => site.ape !== '')?.ape ?? '',
		created: random.chance(0.03) ? '1900-01-01' : dateIn(random, random.integer(1950, 2023)),
		sites
	};
}
