import type { Department } from '../reference';

/**
 * The ARS territories whose structures someone may see: all of them, or some, by code (`Department.territory`), sorted, each
 * once. A structure whose département is unknown is of no territory: only a national scope holds it.
 */
export type Scope = 'national' | readonly string[];

/** A scope from what was stored or sent; null when it is not one, or names no territory. */
export function parseScope(given: unknown, known: ReadonlySet<string>): Scope | null {
	if (given === 'national') return given;
	if (!Array.isArray(given) || given.length === 0) return null;
	const codes: string[] = [];
	for (const code of given as readonly unknown[]) {
		if (typeof code !== 'string' || !known.has(code)) return null;
		codes.push(code);
	}
	return [...new Set(codes)].sort();
}

/** Whether all that `inner` lets see, `outer` lets see too. */
export function covers(outer: Scope, inner: Scope): boolean {
	if (outer === 'national') return true;
	return inner !== 'national' && inner.every((code) => outer.includes(code));
}

/** Whether two scopes share a territory. */
export function overlap(a: Scope, b: Scope): boolean {
	if (a === 'national' || b === 'national') return true;
	return a.some((code) => b.includes(code));
}

/** What two scopes share; null when they share nothing. */
export function intersection(a: Scope, b: Scope): Scope | null {
	if (a === 'national') return b;
	if (b === 'national') return a;
	const shared = a.filter((code) => b.includes(code));
	return shared.length === 0 ? null : shared;
}

/** One text per scope, for a key of a cache or of the database. */
export const scopeKey = (scope: Scope): string => (scope === 'national' ? scope : scope.join('+'));

/** Codes of the ARS territories there are. */
export const territoriesOf = (departments: ReadonlyMap<string, Department>): ReadonlySet<string> =>
	new Set([...departments.values()].map(({ territory }) => territory).filter((code) => code !== ''));

/** Codes of the départements of a scope; null for all there is, placed or not. */
export function departmentsOf(
	scope: Scope,
	departments: ReadonlyMap<string, Department>
): ReadonlySet<string> | null {
	if (scope === 'national') return null;
	return new Set(
		[...departments.values()].filter(({ territory }) => scope.includes(territory)).map(({ code }) => code)
	);
}
