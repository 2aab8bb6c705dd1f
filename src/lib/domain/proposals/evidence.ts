import { compareText } from '../table';
import { namesOf, type TellingNames } from './operator-name';
import type { Operator } from './operators';

/** Why operators may be one, the most telling first. */
export const LOOK_ALIKE_REASONS = ['same-siren', 'same-name', 'same-brand'] as const;
export type LookAlikeReason = (typeof LOOK_ALIKE_REASONS)[number];

/** What some of the operators share. Sites in one commune prove nothing alone: they strengthen the rest. */
export interface Ground {
	readonly kind: LookAlikeReason | 'same-commune';
	readonly shared: string;
	/** Ids of those who share it. */
	readonly members: readonly string[];
}

/** What speaks against their being one. */
export interface Objection {
	readonly kind: 'other-status' | 'other-department' | 'other-siren';
	/** The values met. */
	readonly values: readonly string[];
}

export const STRENGTHS = ['strong', 'medium', 'weak'] as const;
export type Strength = (typeof STRENGTHS)[number];

export interface Evidence {
	readonly grounds: readonly Ground[];
	readonly objections: readonly Objection[];
	readonly strength: Strength;
}

/** An operator with what its name tells, which is read once. */
interface Read {
	readonly operator: Operator;
	readonly names: TellingNames;
}

const KEYS: readonly (readonly [Ground['kind'], (read: Read) => readonly string[]])[] = [
	['same-siren', ({ operator }) => operator.sirens],
	['same-name', ({ names }) => names.whole],
	['same-brand', ({ names }) => names.brand],
	['same-commune', ({ operator }) => operator.communes]
];

/** What speaks for and against some operators being one. */
export function evidenceOf(operators: readonly Operator[]): Evidence {
	const read = operators.map((operator): Read => ({ operator, names: namesOf(operator) }));
	const grounds = KEYS.flatMap(([kind, keysOf]) => groundsOf(kind, read, keysOf));
	const objections = objectionsTo(operators);
	return { grounds, objections, strength: strengthOf(operators.length, grounds, objections) };
}

function groundsOf(
	kind: Ground['kind'],
	all: readonly Read[],
	keysOf: (read: Read) => readonly string[]
): Ground[] {
	const sets = new Map<string, string[]>();
	for (const read of all)
		for (const key of keysOf(read)) {
			const set = sets.get(key);
			if (set) set.push(read.operator.id);
			else sets.set(key, [read.operator.id]);
		}
	return [...sets]
		.filter(([, members]) => members.length > 1)
		.map(([shared, members]) => ({ kind, shared, members }))
		.sort((a, b) => b.members.length - a.members.length || compareText(a.shared, b.shared));
}

function objectionsTo(operators: readonly Operator[]): Objection[] {
	const statuses = distinct(operators.map(({ status }) => (status === '' ? [] : [status])));
	const departments = operators.map(({ departments: own }) => own);
	const sirens = operators.map(({ sirens: own }) => own);
	const objections: Objection[] = [];
	if (statuses.length > 1) objections.push({ kind: 'other-status', values: statuses });
	if (areApart(departments)) objections.push({ kind: 'other-department', values: distinct(departments) });
	if (areApart(sirens)) objections.push({ kind: 'other-siren', values: distinct(sirens) });
	return objections;
}

const distinct = (lists: readonly (readonly string[])[]): string[] =>
	[...new Set(lists.flat())].sort(compareText);

/** True when all lists say something and none shares anything with another. */
const areApart = (lists: readonly (readonly string[])[]): boolean =>
	lists.every((list) => list.length > 0) &&
	distinct(lists).length === lists.reduce((sum, { length }) => sum + length, 0);

/**
 * Strong: one SIREN for all. A name is worth a step more than a brand; either gains one when all have sites in one commune or
 * when nothing but the SIREN speaks against, and loses one when legal statuses differ.
 */
function strengthOf(count: number, grounds: readonly Ground[], objections: readonly Objection[]): Strength {
	const holdsForAll = (kind: Ground['kind']): boolean =>
		grounds.some((ground) => ground.kind === kind && ground.members.length === count);
	if (holdsForAll('same-siren')) return 'strong';
	const isClear = holdsForAll('same-commune') || objections.every(({ kind }) => kind === 'other-siren');
	const isOther = objections.some(({ kind }) => kind === 'other-status');
	const steps = (holdsForAll('same-name') ? 2 : 1) + Number(isClear) - Number(isOther);
	return steps >= 3 ? 'strong' : steps === 2 ? 'medium' : 'weak';
}
