import { codedColumn, textAt, type TerritoryTable } from '../table';
import { concernReader, type Concern } from './concern';
import { effectBetween, type EffectAnswer, type EffectGround } from './effect';
import { partOf } from './part';
import type { RegroupingPlan } from './plan';
import { regroup } from './regroup';
import { sightOf } from './sight';

interface Asked {
	readonly plans: readonly RegroupingPlan[];
	readonly concern: Concern;
	/** Where its answer goes. */
	readonly at: number;
}

/**
 * What each of several sets of plans would change alone, computed on the very data and by the very rules in force. Sets that have
 * nothing to do with each other are carried out together, so that a table is read a few times, however many there are.
 */
export function regroupingEffects(
	ground: EffectGround,
	asked: readonly (readonly RegroupingPlan[])[]
): readonly EffectAnswer[] {
	const part = partOf(ground.table, concernReader(ground.table)(asked.flat()).organisations);
	const concernOf = concernReader(part);
	const isNamed = namedRows(part, ground.departments);
	const answers: EffectAnswer[] = asked.map(() => ({ kind: 'elsewhere' }));
	const all = asked.map((plans, at): Asked => ({ plans, at, concern: concernOf(plans) }));
	const told = all.filter((one) => !isElsewhere(part, one, isNamed));
	const before = sightOf(part, ground.rules, ground.rule);
	for (const round of roundsOf(told)) {
		const regrouped = regroup(
			part,
			round.flatMap(({ plans }) => plans)
		);
		const after = sightOf(regrouped, ground.rules, ground.rule);
		for (const { at, concern } of round)
			answers[at] = effectBetween({ before, after, concern, isNamed }, ground);
	}
	return answers;
}

/** What some plans together would change. */
export const regroupingEffect = (ground: EffectGround, plans: readonly RegroupingPlan[]): EffectAnswer =>
	regroupingEffects(ground, [plans])[0] ?? { kind: 'nothing' };

/** 1 for each structure that may be named. */
function namedRows({ structures }: TerritoryTable, departments: ReadonlySet<string> | null): Uint8Array {
	const department = codedColumn(structures, 'structure.department');
	const isNamed = department.values.map((code) => departments === null || departments.has(code));
	return Uint8Array.from(department.codes, (code) => Number(isNamed[code] ?? false));
}

/** True when some entity runs a structure that may not be named. */
function isElsewhere(
	{ structures }: TerritoryTable,
	{ plans, concern }: Asked,
	isNamed: Uint8Array
): boolean {
	const entities = new Set(plans.flatMap((plan) => plan.entities));
	const entity = codedColumn(structures, 'structure.legal_entity');
	return concern.structures.some((row) => isNamed[row] === 0 && entities.has(textAt(entity, row)));
}

/** Puts together those that concern no common organisation, each in the first round that it fits in. */
function roundsOf(asked: readonly Asked[]): readonly (readonly Asked[])[] {
	const rounds: { readonly ids: Set<string>; readonly asked: Asked[] }[] = [];
	for (const one of asked) {
		const { ids } = one.concern;
		let round = rounds.find((other) => ![...ids].some((id) => other.ids.has(id)));
		if (!round) {
			round = { ids: new Set(), asked: [] };
			rounds.push(round);
		}
		for (const id of ids) round.ids.add(id);
		round.asked.push(one);
	}
	return rounds.map((round) => round.asked);
}
