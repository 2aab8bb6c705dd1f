import type { ServerConfig } from '../config';
import type { Database } from '../db';
import { demonstrationOpen } from '../auth/demonstration';
import { firstAdminLink } from '../auth/first-run';

/** Tells in the terminal how to create the first administrator, as long as nobody has a real account. */
export async function tellFirstRun(db: Database, config: ServerConfig): Promise<void> {
	const token = await firstAdminLink(db);
	if (token === null) return;
	const demonstration = (await demonstrationOpen(db, config))
		? `Pour découvrir la démonstration, ouvrez ${config.origin}/connexion.\n`
		: '';
	process.stdout.write(
		`\nAucun compte n’existe encore. Pour créer le premier administrateur, ouvrez dans les 24 heures\u00a0:\n  ${config.origin}/premier-acces/${token}\n${demonstration}`
	);
}
