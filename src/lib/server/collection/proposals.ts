import { eq } from 'drizzle-orm';
import { scopeKey, type Scope } from '$lib/domain/access';
import { schema, type Database } from '../db';
import { note, scopeOf, type Actor } from '../journal';

const { refusedProposals } = schema;

const LONGEST_SERVICE = 60;

/** When a proposal was refused, and by which service. */
export interface Refusal {
	/** ISO instant. */
	readonly at: string;
	readonly service: string;
}

/** What was refused in a scope, by key of the proposal: a refusal holds for those of the same scope. */
export async function refusalsOf(db: Database, scope: Scope): Promise<ReadonlyMap<string, Refusal>> {
	const rows = await db.orm
		.select()
		.from(refusedProposals)
		.where(eq(refusedProposals.scope, scopeKey(scope)));
	return new Map(
		rows.map(({ key, refusedAt, service }) => [key, { at: new Date(refusedAt).toISOString(), service }])
	);
}

/**
 * Remembers that a proposal was refused: it is not made again in the scope of who refused.
 * @param service free text, never the name of a person
 */
export async function refuseProposal(
	db: Database,
	key: string,
	service: string,
	actor: Actor = 'program'
): Promise<void> {
	await db.transaction(async (session) => {
		const refused = await session.query(
			'insert into refused_proposals (key, scope, service) values ($1, $2, $3) on conflict do nothing returning key',
			[key, scopeKey(scopeOf(actor)), service.slice(0, LONGEST_SERVICE)]
		);
		if (refused.length > 0)
			await note(session, actor, { action: 'proposal-refused', subject: `proposal ${key}` });
	});
}

/** Makes proposals refused in the scope of the actor possible again. */
export async function forgetRefusals(
	db: Database,
	keys: readonly string[],
	actor: Actor = 'program'
): Promise<void> {
	await db.transaction(async (session) => {
		const forgotten = await session.query(
			`delete from refused_proposals
			where scope = $2 and key in (select jsonb_array_elements_text($1::text::jsonb)) returning key`,
			[JSON.stringify(keys), scopeKey(scopeOf(actor))]
		);
		if (forgotten.length > 0)
			await note(session, actor, {
				action: 'refusals-forgotten',
				subject: 'proposals',
				before: { refused: forgotten.length },
				after: { refused: 0 }
			});
	});
}
