import { numberColumn, type TerritoryTable } from '../table';
import type { Conformity, ConformityAt } from './assess';
import type { FactId } from './facts';
import { standingOf } from './status';
import type { LeafId } from './tree';

/** What keeps uses from passing at a milestone, or from being judged. */
export interface Blocker {
	/** A reason of the tree, or the fact that is missing. */
	readonly reason:
		{ readonly kind: 'fails'; readonly leaf: LeafId } | { readonly kind: 'missing'; readonly fact: FactId };
	readonly uses: number;
	/** Known users of these uses; `withoutUsers` uses have none given. */
	readonly users: number;
	readonly withoutUsers: number;
	/** Structures with such a use. */
	readonly structures: number;
}

/**
 * What blocks the counted uses, the most users first, failures before what is missing. A use that fails counts once; an undetermined
 * one counts for each fact that it lacks.
 */
export function blockersOf(
	table: TerritoryTable,
	{ rows }: Conformity,
	at: ConformityAt
): readonly Blocker[] {
	const users = numberColumn(table.uses, 'use.users');
	const found = new Map<string, { -readonly [K in keyof Blocker]: Blocker[K] }>();
	const reasons = at.uses.map((_, use) => (rows.judged[use] === 0 ? [] : reasonsOf(at, use)));
	reasons.forEach((own, use) => {
		if (rows.counted[use] === 0) return;
		const high = users.high[use] ?? Infinity;
		for (const reason of own) {
			const key = keyOf(reason);
			const blocker = found.get(key) ?? { reason, uses: 0, users: 0, withoutUsers: 0, structures: 0 };
			found.set(key, blocker);
			blocker.uses++;
			if (Number.isFinite(high)) blocker.users += high;
			else blocker.withoutUsers++;
		}
	});
	for (const [own, structures] of countEach(rows.ofStructure)) {
		for (const key of new Set(own.flatMap((use) => (reasons[use] ?? []).map(keyOf)))) {
			const blocker = found.get(key);
			if (blocker) blocker.structures += structures;
		}
	}
	return [...found.values()].sort(
		(a, b) =>
			a.reason.kind.localeCompare(b.reason.kind) ||
			b.users - a.users ||
			b.uses - a.uses ||
			(keyOf(a.reason) < keyOf(b.reason) ? -1 : 1)
	);
}

/** How many times each array is there. */
function countEach<Item>(items: readonly Item[]): ReadonlyMap<Item, number> {
	const counts = new Map<Item, number>();
	for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
	return counts;
}

function reasonsOf(at: ConformityAt, use: number): readonly Blocker['reason'][] {
	const judged = at.uses[use];
	if (!judged) return [];
	const standing = standingOf(judged.possible);
	if (standing === 'fails' && judged.leaf !== null) return [{ kind: 'fails', leaf: judged.leaf }];
	if (standing === 'unknown') return judged.missing.map((fact) => ({ kind: 'missing', fact }));
	return [];
}

const keyOf = (reason: Blocker['reason']): string =>
	reason.kind === 'fails' ? `fails ${reason.leaf}` : `missing ${reason.fact}`;
