import type { Viewer } from '$lib/domain/access';
import type { Database, Session } from '../db';
import { listJournal, note, type Actor } from '../journal';

const SUBJECT = 'dossier';

/** What is kept of a dossier that was taken out. */
export interface DossierFacts {
	/** Id of the scenario. */
	readonly scenario: string;
	readonly revision: number;
	/** Number of the version of the data. */
	readonly version: number;
	/** SHA-256 of the manifest. */
	readonly hash: string;
}

/** Notes that a dossier is taken out, with the hash that its note bears. */
export const noteDossier = (session: Session, actor: Actor, facts: DossierFacts): Promise<void> =>
	note(session, actor, {
		action: 'exported',
		subject: `${SUBJECT} ${facts.scenario}`,
		after: { format: 'dossier', ...facts }
	});

/** A dossier that was taken out. */
export interface RecentDossier extends DossierFacts {
	/** ISO date and time. */
	readonly at: string;
	/** Name of who did; null for the command line. */
	readonly by: string | null;
}

function factsOf(after: unknown): DossierFacts | null {
	if (typeof after !== 'object' || after === null) return null;
	const of = (key: string): unknown => Object.entries(after).find(([name]) => name === key)?.[1];
	const [scenario, revision, version, hash] = [of('scenario'), of('revision'), of('version'), of('hash')];
	return typeof scenario === 'string' && typeof hash === 'string'
		? { scenario, hash, revision: Number(revision), version: Number(version) }
		: null;
}

/** Dossiers taken out of the territories that somebody sees, the last one first. */
export async function recentDossiers(
	db: Database,
	viewer: Pick<Viewer, 'scope'>,
	limit: number
): Promise<readonly RecentDossier[]> {
	const { lines } = await listJournal(db, viewer, { action: 'exported', subject: SUBJECT }, limit);
	return lines.flatMap(({ at, name, account, after }) => {
		const facts = factsOf(after);
		return facts ? [{ ...facts, at, by: account === null ? null : name }] : [];
	});
}

/** When a manifest of this hash was last taken out; null when the journal knows none that the viewer may be told of. */
export async function takenOutAt(
	db: Database,
	viewer: Pick<Viewer, 'scope'>,
	hash: string
): Promise<string | null> {
	const all = await recentDossiers(db, viewer, EVERY);
	return all.find((one) => one.hash === hash)?.at ?? null;
}

const EVERY = 10_000;
