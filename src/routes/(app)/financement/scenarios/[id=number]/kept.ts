import * as v from 'valibot';
import type { Wanted } from './saver';

const place = (scenario: number): string => `cible:scenario:${scenario}`;
const KEPT = v.array(
	v.tuple([v.string(), v.union([v.object({ reset: v.literal(true) }), v.object({ value: v.unknown() })])])
);

/** Keeps changes that the server has not accepted yet; a browser that refuses keeps nothing. */
export function keep(scenario: number, changes: ReadonlyMap<string, Wanted>): void {
	try {
		localStorage.setItem(place(scenario), JSON.stringify([...changes]));
	} catch {
		// Nothing can be kept here: the page still says that it is not saved.
	}
}

export function forgetKept(scenario: number): void {
	try {
		localStorage.removeItem(place(scenario));
	} catch {
		// There was nothing.
	}
}

/** What was kept; null where there is nothing, or nothing that can be read. */
export function kept(scenario: number): ReadonlyMap<string, Wanted> | null {
	try {
		const read = v.safeParse(KEPT, JSON.parse(localStorage.getItem(place(scenario)) ?? 'null'));
		return read.success && read.output.length > 0 ? new Map(read.output) : null;
	} catch {
		return null;
	}
}
