import type { RulesInForce } from '../overrides';
import { codedColumn, compareText, textAt, type TerritoryTable } from '../table';
import type { SsoRule } from '../sso';
import { concernedBy, partOf } from './part';
import type { RegroupingPlan } from './plan';
import { regroup } from './regroup';
import { sightOf, type OrganisationSight, type Sight } from './sight';

/** What an effect is told of and by. */
export interface EffectGround {
	/** The whole of the organisations concerned, whoever looks. */
	readonly table: TerritoryTable;
	readonly rules: RulesInForce;
	readonly rule: SsoRule;
	/** Codes of the départements whose structures may be named; null for all. */
	readonly departments: ReadonlySet<string> | null;
}

/** Structures that would go from one outcome to another. */
export interface RegroupingMove {
	readonly from: string;
	readonly to: string;
	/** In the order of their FINESS numbers. */
	readonly structures: readonly { readonly finess: string; readonly name: string }[];
}

/** The answer on single sign-on of an organisation that would be another. */
export interface SsoMove {
	readonly from: OrganisationSight;
	readonly to: OrganisationSight;
}

/** What carrying out some plans would change. */
export interface RegroupingEffect {
	/** Organisations concerned as they are, and as they would be; the largest first. */
	readonly before: readonly OrganisationSight[];
	readonly after: readonly OrganisationSight[];
	/** Structures concerned that may be named, out of scope left out. */
	readonly structures: number;
	/** The most structures first. */
	readonly moves: readonly RegroupingMove[];
	/** Structures that stay where they are, but more or less certainly, or with other possible segments. */
	readonly otherCertainty: number;
	readonly ssoMoves: readonly SsoMove[];
	/** Organisations whose overrides would apply no more: nothing bears their id then. */
	readonly lostOverrides: readonly OrganisationSight[];
	/** True when some structures concerned may not be named: they may move too. */
	readonly elsewhere: boolean;
}

/** Why an effect is not told: some entities run structures that may not be named. */
export type EffectAnswer =
	| { readonly kind: 'told'; readonly effect: RegroupingEffect }
	| { readonly kind: 'elsewhere' }
	/** The plans leave every entity where it is. */
	| { readonly kind: 'nothing' };

/** True when an effect changes a segment, a certainty, an answer on single sign-on or an override. */
export const changesSomething = (answer: EffectAnswer): boolean =>
	answer.kind === 'told' &&
	(answer.effect.moves.length > 0 ||
		answer.effect.otherCertainty > 0 ||
		answer.effect.ssoMoves.length > 0 ||
		answer.effect.lostOverrides.length > 0);

/** What some plans together would change, computed on the very data and by the very rules in force. */
export function regroupingEffect(ground: EffectGround, plans: readonly RegroupingPlan[]): EffectAnswer {
	const part = partOf(ground.table, concernedBy(ground.table, plans));
	const isNamed = namedRows(part, ground.departments);
	if (entitiesElsewhere(part, plans, isNamed)) return { kind: 'elsewhere' };
	const regrouped = regroup(part, plans);
	if (sameOwners(part, regrouped)) return { kind: 'nothing' };
	const before = sightOf(part, ground.rules, ground.rule);
	const after = sightOf(regrouped, ground.rules, ground.rule);
	const ids = new Set(after.organisations.map(({ id }) => id));
	const overridden = new Set(
		ground.rules.overrides.flatMap(({ subject }) => (subject.kind === 'organisation' ? [subject.id] : []))
	);
	return {
		kind: 'told',
		effect: {
			before: largestFirst(before.organisations),
			after: largestFirst(after.organisations),
			...movesBetween(before, after, isNamed),
			ssoMoves: ssoMovesBetween(before, after),
			lostOverrides: before.organisations.filter(({ id }) => overridden.has(id) && !ids.has(id)),
			elsewhere: isNamed.includes(0)
		}
	};
}

/** 1 for each structure that may be named. */
function namedRows({ structures }: TerritoryTable, departments: ReadonlySet<string> | null): Uint8Array {
	const department = codedColumn(structures, 'structure.department');
	const isNamed = department.values.map((code) => departments === null || departments.has(code));
	return Uint8Array.from(department.codes, (code) => Number(isNamed[code] ?? false));
}

function entitiesElsewhere(
	{ structures }: TerritoryTable,
	plans: readonly RegroupingPlan[],
	isNamed: Uint8Array
): boolean {
	const entities = new Set(plans.flatMap((plan) => plan.entities));
	const entity = codedColumn(structures, 'structure.legal_entity');
	return isNamed.some((named, row) => named === 0 && entities.has(textAt(entity, row)));
}

function sameOwners(before: TerritoryTable, after: TerritoryTable): boolean {
	const [old, now] = [before, after].map(({ organisations }) =>
		codedColumn(organisations, 'organisation.id')
	);
	if (!old || !now) return true;
	const isSame = (was: Uint32Array, is: Uint32Array): boolean =>
		was.every((owner, row) => textAt(old, owner) === textAt(now, is[row] ?? 0));
	return (
		isSame(before.structureOrganisation, after.structureOrganisation) &&
		isSame(before.useOrganisation, after.useOrganisation)
	);
}

const largestFirst = (organisations: readonly OrganisationSight[]): readonly OrganisationSight[] =>
	[...organisations].sort((a, b) => b.esms.low - a.esms.low || compareText(a.id, b.id));

function movesBetween(
	before: Sight,
	after: Sight,
	isNamed: Uint8Array
): Pick<RegroupingEffect, 'structures' | 'moves' | 'otherCertainty'> {
	const { structures } = before.table;
	const finess = codedColumn(structures, 'structure.finess');
	const name = codedColumn(structures, 'structure.name');
	const moves = new Map<
		string,
		{ from: string; to: string; structures: { finess: string; name: string }[] }
	>();
	let count = 0;
	let otherCertainty = 0;
	for (const [row, from] of before.outcomes.entries()) {
		if (isNamed[row] === 0) continue;
		const to = after.outcomes[row] ?? '';
		if (from !== 'out-of-scope') count++;
		if (from === to) {
			if (certaintyAt(before, row) !== certaintyAt(after, row)) otherCertainty++;
			continue;
		}
		const key = `${from}|${to}`;
		const move = moves.get(key) ?? { from, to, structures: [] };
		moves.set(key, move);
		move.structures.push({ finess: textAt(finess, row), name: textAt(name, row) });
	}
	return {
		structures: count,
		moves: [...moves.values()].sort((a, b) => b.structures.length - a.structures.length),
		otherCertainty
	};
}

const certaintyAt = ({ classification }: Sight, row: number): string =>
	`${classification.possible[row]}|${classification.estimated[row]}`;

/** Pairs of organisations, a structure or a use of the first being of the second, whose answers differ. */
function ssoMovesBetween(before: Sight, after: Sight): SsoMove[] {
	const pairs = new Map<string, SsoMove>();
	const pair = (was: number, is: number): void => {
		const [from, to] = [before.organisations[was], after.organisations[is]];
		if (from && to && from.sso !== to.sso) pairs.set(`${from.id}|${to.id}`, { from, to });
	};
	before.table.structureOrganisation.forEach((owner, row) =>
		pair(owner, after.table.structureOrganisation[row] ?? 0)
	);
	before.table.useOrganisation.forEach((owner, row) => pair(owner, after.table.useOrganisation[row] ?? 0));
	return [...pairs.values()];
}
