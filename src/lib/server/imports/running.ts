import type { Database } from '../db';

/** Imports that this process is working on, per database. */
const byDatabase = new WeakMap<Database, Map<number, AbortController>>();

function ofDatabase(db: Database): Map<number, AbortController> {
	const known = byDatabase.get(db) ?? new Map<number, AbortController>();
	byDatabase.set(db, known);
	return known;
}

/** True when this process is working on the import. */
export const isRunning = (db: Database, importId: number): boolean => ofDatabase(db).has(importId);

/** Notes that this process works on an import; `stop` of the same import aborts the signal. */
export function startRunning(db: Database, importId: number): { readonly signal: AbortSignal; done(): void } {
	const controller = new AbortController();
	ofDatabase(db).set(importId, controller);
	return { signal: controller.signal, done: () => void ofDatabase(db).delete(importId) };
}

/** Stops the work of this process on an import, if there is any. */
export const stopRunning = (db: Database, importId: number): void => ofDatabase(db).get(importId)?.abort();
