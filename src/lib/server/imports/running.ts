import { setTimeout } from 'node:timers/promises';
import type { Database } from '../db';

interface Work {
	readonly controller: AbortController;
	/** Settles when the work has ended and tidied up. */
	readonly ended: Promise<void>;
}

/** Imports that this process is working on, per database. */
const byDatabase = new WeakMap<Database, Map<number, Work>>();

function ofDatabase(db: Database): Map<number, Work> {
	const known = byDatabase.get(db) ?? new Map<number, Work>();
	byDatabase.set(db, known);
	return known;
}

/** True when this process is working on the import. */
export const isRunning = (db: Database, importId: number): boolean => ofDatabase(db).has(importId);

/** Does some work on an import, which `stopRunning` of the same import can stop. */
export async function whileRunning<T>(
	db: Database,
	importId: number,
	work: (signal: AbortSignal) => Promise<T>
): Promise<T> {
	const controller = new AbortController();
	let end = (): void => undefined;
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	ofDatabase(db).set(importId, { controller, ended });
	try {
		return await work(controller.signal);
	} finally {
		ofDatabase(db).delete(importId);
		end();
	}
}

/** Stops the work of this process on an import, if there is any, and waits until it has tidied up. */
export async function stopRunning(db: Database, importId: number): Promise<void> {
	const work = ofDatabase(db).get(importId);
	work?.controller.abort();
	await work?.ended;
}

/** A step that shows its last state still has to let go of the dataset: for this long at most. */
const LETTING_GO_MS = 2_000;

/** Waits until the work of this process on an import has let go of it, if it is about to. */
export async function lettingGo(db: Database, importId: number): Promise<void> {
	const work = ofDatabase(db).get(importId);
	if (work) await Promise.race([work.ended, setTimeout(LETTING_GO_MS, undefined, { ref: false })]);
}

/** Stops all the work of this process on a database, so that it can be closed. */
export async function stopImports(db: Database): Promise<void> {
	await Promise.all([...ofDatabase(db).keys()].map((id) => stopRunning(db, id)));
}
