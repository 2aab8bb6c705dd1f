import { schema, type Database } from '../db';
import { note, type Actor } from '../journal';

const { refusedProposals } = schema;

const LONGEST_SERVICE = 60;

/** Keys of the proposals that somebody refused. */
export async function refusedKeys(db: Database): Promise<ReadonlySet<string>> {
	const rows = await db.orm.select({ key: refusedProposals.key }).from(refusedProposals);
	return new Set(rows.map(({ key }) => key));
}

/** Remembers that a proposal was refused: it is not made again. @param service free text, never the name of a person */
export async function refuseProposal(
	db: Database,
	key: string,
	service: string,
	actor: Actor = 'program'
): Promise<void> {
	await db.transaction(async (session) => {
		const refused = await session.query(
			'insert into refused_proposals (key, service) values ($1, $2) on conflict do nothing returning key',
			[key, service.slice(0, LONGEST_SERVICE)]
		);
		if (refused.length > 0)
			await note(session, actor, { action: 'proposal-refused', subject: `proposal ${key}` });
	});
}

/** Makes refused proposals possible again. */
export async function forgetRefusals(
	db: Database,
	keys: readonly string[],
	actor: Actor = 'program'
): Promise<void> {
	await db.transaction(async (session) => {
		const forgotten = await session.query(
			'delete from refused_proposals where key in (select jsonb_array_elements_text($1::text::jsonb)) returning key',
			[JSON.stringify(keys)]
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
