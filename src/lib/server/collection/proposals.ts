import { schema, type Database } from '../db';

const { refusedProposals } = schema;

const LONGEST_SERVICE = 60;

/** Keys of the proposals that somebody refused. */
export async function refusedKeys(db: Database): Promise<ReadonlySet<string>> {
	const rows = await db.orm.select({ key: refusedProposals.key }).from(refusedProposals);
	return new Set(rows.map(({ key }) => key));
}

/** Remembers that a proposal was refused: it is not made again. @param service free text, never the name of a person */
export async function refuseProposal(db: Database, key: string, service: string): Promise<void> {
	await db.orm
		.insert(refusedProposals)
		.values({ key, service: service.slice(0, LONGEST_SERVICE) })
		.onConflictDoNothing();
}

/** Makes every refused proposal possible again. */
export async function forgetRefusals(db: Database): Promise<void> {
	await db.orm.delete(refusedProposals);
}
