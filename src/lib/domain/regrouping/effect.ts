import type { RulesInForce } from '../overrides';
import type { SsoRule } from '../sso';
import { codedColumn, compareText, textAt, type TerritoryTable } from '../table';
import type { Concern } from './concern';
import type { OrganisationSight, Sight } from './sight';

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

/** An effect, or why it is not told. */
export type EffectAnswer =
	| { readonly kind: 'told'; readonly effect: RegroupingEffect }
	/** Some entities run structures that may not be named. */
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

/** What is looked at to tell one effect apart from others. */
interface Compared {
	readonly before: Sight;
	readonly after: Sight;
	readonly concern: Concern;
	/** 1 for each structure that may be named. */
	readonly isNamed: Uint8Array;
}

/** What changes for some organisations from one sight to another, structures and uses being the same, in the same order. */
export function effectBetween(compared: Compared, { rules }: EffectGround): EffectAnswer {
	const { before, after, concern, isNamed } = compared;
	const pairs = ownerPairs(compared);
	if (pairs.every(([from, to]) => from.id === to.id)) return { kind: 'nothing' };
	const sights = (rows: Iterable<number>, { organisation }: Sight): OrganisationSight[] =>
		[...new Set(rows)].map(organisation).sort((a, b) => b.esms.low - a.esms.low || compareText(a.id, b.id));
	const olds = sights(concern.organisations, before);
	const news = sights(afterRows(compared), after);
	const ids = new Set(news.map(({ id }) => id));
	const overridden = new Set(
		rules.overrides.flatMap(({ subject }) => (subject.kind === 'organisation' ? [subject.id] : []))
	);
	return {
		kind: 'told',
		effect: {
			before: olds,
			after: news,
			...movesBetween(compared),
			ssoMoves: pairs.filter(([from, to]) => from.sso !== to.sso).map(([from, to]) => ({ from, to })),
			lostOverrides: olds.filter(({ id }) => overridden.has(id) && !ids.has(id)),
			elsewhere: concern.structures.some((row) => isNamed[row] === 0)
		}
	};
}

/** Rows, after, of the organisations that the structures and uses concerned are of. */
const afterRows = ({ after: { table }, concern }: Compared): number[] => [
	...Array.from(concern.structures, (row) => table.structureOrganisation[row] ?? 0),
	...Array.from(concern.uses, (row) => table.useOrganisation[row] ?? 0)
];

/** Organisations before and after of each structure and use concerned, each pair once. */
function ownerPairs({
	before,
	after,
	concern
}: Compared): (readonly [OrganisationSight, OrganisationSight])[] {
	const pairs = new Map<string, readonly [number, number]>();
	const add = (from = 0, to = 0): void => {
		pairs.set(`${from}|${to}`, [from, to]);
	};
	for (const row of concern.structures)
		add(before.table.structureOrganisation[row], after.table.structureOrganisation[row]);
	for (const row of concern.uses) add(before.table.useOrganisation[row], after.table.useOrganisation[row]);
	return [...pairs.values()].map(
		([from, to]) => [before.organisation(from), after.organisation(to)] as const
	);
}

function movesBetween({
	before,
	after,
	concern,
	isNamed
}: Compared): Pick<RegroupingEffect, 'structures' | 'moves' | 'otherCertainty'> {
	const { structures } = before.table;
	const finess = codedColumn(structures, 'structure.finess');
	const name = codedColumn(structures, 'structure.name');
	const moves = new Map<
		string,
		{ from: string; to: string; structures: { finess: string; name: string }[] }
	>();
	let count = 0;
	let otherCertainty = 0;
	for (const row of concern.structures) {
		if (isNamed[row] === 0) continue;
		const [from, to] = [outcomeAt(before, row), outcomeAt(after, row)];
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

const outcomeAt = ({ classification, outcomes }: Sight, row: number): string =>
	outcomes[classification.result[row] ?? 0] ?? '';

const certaintyAt = ({ classification }: Sight, row: number): string =>
	`${classification.possible[row]}|${classification.estimated[row]}`;
