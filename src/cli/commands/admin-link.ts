import { firstAdminLink } from '$lib/server/auth/first-run';
import { readServerConfig } from '$lib/server/config';
import { flag, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { printJson, printLines } from '../output';

export const adminLinkCommand: Command = {
	name: 'admin-link',
	usage: 'admin-link [--json]',
	summary:
		'Donne un nouveau lien pour créer le premier administrateur ; arrêtez d’abord le serveur si la base est embarquée.',
	options: { json: { type: 'boolean' } },
	run: async (call) => {
		if (call.positionals.length > 0) throw wrongUse('Cette commande ne prend pas d’argument.');
		const config = readServerConfig({ HOST: '127.0.0.1', ...process.env });
		const origin = config.ok ? config.value.origin : 'http://127.0.0.1:3000';
		await withDatabase(async (db) => {
			const token = await firstAdminLink(db);
			if (token === null) {
				const message =
					'Un compte existe déjà\u00a0: le premier administrateur invite les autres et renouvelle leurs accès, sur la page Comptes.';
				throw new CommandStop(EXIT.refused, message, { refused: { code: 'account-exists', message } });
			}
			const link = `${origin}/premier-acces/${token}`;
			if (flag(call, 'json')) printJson({ link });
			else printLines(`Ouvrez dans les 24 heures, une fois le serveur démarré\u00a0:\n  ${link}`);
		});
	}
};
