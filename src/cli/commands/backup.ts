import { backup, backupRefusalMessage, restore, restoreRefusalMessage } from '$lib/server/backup';
import { closeRooms } from '$lib/server/live';
import { sweepRooms } from '$lib/server/workshops';
import { untilInterrupted } from '../cancel';
import { flag, type Call, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { count, printJson, printLines } from '../output';
import { givenPath } from '../paths';

const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

/** The one file that the command takes. */
function fileArgument({ positionals }: Call, what: string): string {
	const [file, ...rest] = positionals;
	if (file === undefined || rest.length > 0) throw wrongUse(`Donnez un fichier\u00a0: ${what}.`);
	return givenPath(file);
}

export const backupCommand: Command = {
	name: 'backup',
	usage: 'backup FICHIER [--json]',
	summary:
		'Sauvegarde toute la base dans un fichier, remplacé d’un coup ; il se restaure sur les deux moteurs.',
	options: { json: { type: 'boolean' } },
	run: async (call) => {
		const file = fileArgument(call, 'celui où écrire la sauvegarde');
		await withDatabase(async (db) => {
			const result = await backup(db, file);
			if (!result.ok) {
				const message = backupRefusalMessage(result.error);
				throw new CommandStop(EXIT.failed, message, { refused: { code: result.error.code, message } });
			}
			const { tables, rows, sha256 } = result.value;
			if (flag(call, 'json')) printJson({ file, rows, tables, sha256 });
			else printLines(`${file}\u00a0: ${count(rows)} lignes sauvegardées, empreinte SHA-256 ${sha256}`);
		});
	}
};

export const restoreCommand: Command = {
	name: 'restore',
	usage: 'restore FICHIER [--replace] [--json]',
	summary:
		'Restaure une sauvegarde, tout ou rien ; --replace remplace les données d’une base qui en contient.',
	options: { replace: { type: 'boolean' }, json: { type: 'boolean' } },
	run: async (call) => {
		const file = fileArgument(call, 'la sauvegarde à restaurer');
		await untilInterrupted((signal) =>
			withDatabase(async (db) => {
				const result = await restore(db, file, { replace: flag(call, 'replace'), signal });
				if (!result.ok) {
					const { error } = result;
					const message = restoreRefusalMessage(error);
					const ours = ['database', 'busy', 'in-use', 'cancelled'].includes(error.code);
					throw new CommandStop(ours ? EXIT.failed : EXIT.refused, message, {
						refused: { code: error.code, message }
					});
				}
				const { tables, rows, createdAt } = result.value;
				// The backup may hold names that were erased since it was made.
				const erased = (await sweepRooms(db, new Date())).length;
				await closeRooms(db);
				if (flag(call, 'json')) printJson({ file, rows, tables, createdAt, erased });
				else {
					const when = WHEN.format(new Date(createdAt)).replace(' ', ' à ');
					printLines(`${file}\u00a0: ${count(rows)} lignes restaurées, sauvegardées le ${when}`);
					if (erased > 0)
						printLines(
							`Noms et appareils de nouveau effacés\u00a0: ${erased} ${erased === 1 ? 'atelier' : 'ateliers'}.`
						);
				}
			})
		);
	}
};
