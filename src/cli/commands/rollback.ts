import { rollback, rollbackRefusalMessage } from '$lib/server/versions';
import type { Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { printLines } from '../output';

export const rollbackCommand: Command = {
	name: 'rollback',
	usage: 'rollback VERSION',
	summary: 'Publie une nouvelle version égale à une ancienne.',
	options: {},
	run: async ({ positionals }) => {
		const [text = ''] = positionals;
		if (!/^\d+$/.test(text) || positionals.length > 1)
			throw wrongUse('Donnez le numéro de la version à reprendre.');
		await withDatabase(async (db) => {
			const done = await rollback(db, Number(text));
			if (!done.ok) throw new CommandStop(EXIT.refused, rollbackRefusalMessage(done.error));
			printLines(`Version ${done.value} publiée : le contenu de la version ${text} est repris.`);
		});
	}
};
