import { rollback, rollbackRefusalMessage } from '$lib/server/versions';
import { flag, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { printJson, printLines } from '../output';

export const rollbackCommand: Command = {
	name: 'rollback',
	usage: 'rollback VERSION [--json]',
	summary: 'Publie une nouvelle version égale à une ancienne.',
	options: { json: { type: 'boolean' } },
	run: async (call) => {
		const [text = '', ...rest] = call.positionals;
		if (!/^\d+$/.test(text) || rest.length > 0) throw wrongUse('Donnez le numéro de la version à reprendre.');
		await withDatabase(async (db) => {
			const done = await rollback(db, Number(text), { actor: 'cli' });
			if (!done.ok) {
				const message = rollbackRefusalMessage(done.error);
				const asked = ['unknown-version', 'already-current'].includes(done.error.code);
				throw new CommandStop(asked ? EXIT.refused : EXIT.failed, message, {
					refused: { code: done.error.code, message }
				});
			}
			if (flag(call, 'json')) printJson({ version: done.value, restores: Number(text) });
			else printLines(`Version ${done.value} publiée\u00a0: le contenu de la version ${text} est repris.`);
		});
	}
};
