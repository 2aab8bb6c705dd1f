import { renewByOperator } from '$lib/server/accounts';
import { firstAdminLink } from '$lib/server/auth/first-run';
import { readServerConfig } from '$lib/server/config';
import type { Database } from '$lib/server/db';
import { flag, textOption, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { printJson, printLines } from '../output';

/** The path of the link to open: that of the first administrator, or new means of signing in for one who lost theirs. */
async function pathOf(db: Database, renewed: string | undefined): Promise<string> {
	if (renewed !== undefined) {
		const token = await renewByOperator(db, renewed);
		if (token === null)
			throw wrongUse(
				`--renew\u00a0: personne ne se connecte sous «\u00a0${renewed}\u00a0». Vérifiez l’adresse.`
			);
		return `/invitation/${token}`;
	}
	const token = await firstAdminLink(db);
	if (token !== null) return `/premier-acces/${token}`;
	const message =
		'Un compte existe déjà\u00a0: le premier administrateur invite les autres et renouvelle leurs accès, sur la page Comptes. S’il ne peut plus se connecter lui-même\u00a0: admin-link --renew ADRESSE.';
	throw new CommandStop(EXIT.refused, message, { refused: { code: 'account-exists', message } });
}

export const adminLinkCommand: Command = {
	name: 'admin-link',
	usage: 'admin-link [--renew EMAIL] [--json]',
	summary:
		'Donne un lien pour créer le premier administrateur, ou pour rendre un accès à qui l’a perdu ; arrêtez d’abord le serveur si la base est embarquée.',
	options: { renew: { type: 'string' }, json: { type: 'boolean' } },
	run: async (call) => {
		if (call.positionals.length > 0) throw wrongUse('Cette commande ne prend pas d’argument.');
		const config = readServerConfig({ HOST: '127.0.0.1', ...process.env });
		const origin = config.ok ? config.value.origin : 'http://127.0.0.1:3000';
		await withDatabase(async (db) => {
			const link = origin + (await pathOf(db, textOption(call, 'renew')));
			if (flag(call, 'json')) printJson({ link });
			else printLines(`Ouvrez dans les 24 heures, une fois le serveur démarré\u00a0:\n  ${link}`);
		});
	}
};
