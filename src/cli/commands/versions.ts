import { findField } from '$lib/domain/fields';
import { diffTables } from '$lib/domain/table';
import { findVersion, listVersions, loadTable, type Version } from '$lib/server/versions';
import type { Database } from '$lib/server/db';
import { fictionLabel } from '$lib/words';
import { flag, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { count, printJson, printLines } from '../output';

const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

function versionLine(version: Version, current: boolean): string {
	const what = version.kind === 'rollback' ? `retour à la version ${String(version.restoresId)}` : 'import';
	const changes = `${count(version.added)} ajoutées, ${count(version.changed)} modifiées, ${count(version.closed)} fermées`;
	return `${current ? '*' : ' '} ${version.id}  ${WHEN.format(new Date(version.createdAt))}  ${what} : ${count(version.structures)} structures (${changes})  ${version.hash.slice(0, 12)}${version.fictional ? `  données ${fictionLabel(version)}` : ''}`;
}

export const versionsCommand: Command = {
	name: 'versions',
	usage: 'versions [--json]',
	summary: 'Liste les versions des données, la plus récente d’abord.',
	options: { json: { type: 'boolean' } },
	run: (call) =>
		withDatabase(async (db) => {
			const versions = await listVersions(db);
			if (flag(call, 'json')) printJson({ versions });
			else if (versions.length === 0) printLines('Aucune version : rien n’a encore été importé.');
			else printLines(...versions.map((version, i) => versionLine(version, i === 0)));
		})
};

/** The version of a number given as an argument. Stops when there is none. */
export async function versionArgument(db: Database, text: string | undefined): Promise<Version> {
	if (text === undefined || !/^\d+$/.test(text)) throw wrongUse('Donnez un numéro de version.');
	const version = await findVersion(db, Number(text));
	if (!version)
		throw new CommandStop(
			EXIT.refused,
			`La version ${text} n’existe pas : la commande « versions » les liste.`
		);
	return version;
}

export const diffCommand: Command = {
	name: 'diff',
	usage: 'diff VERSION VERSION [--json]',
	summary: 'Donne, valeur par valeur, ce qui change d’une version à l’autre.',
	options: { json: { type: 'boolean' } },
	run: (call) =>
		withDatabase(async (db) => {
			if (call.positionals.length !== 2) throw wrongUse('Donnez deux numéros de version.');
			const [before, after] = [
				await versionArgument(db, call.positionals[0]),
				await versionArgument(db, call.positionals[1])
			];
			const changes = [...diffTables(await loadTable(db, before.hash), await loadTable(db, after.hash))];
			if (flag(call, 'json')) printJson({ from: before.id, to: after.id, changes });
			else if (changes.length === 0) printLines(`Les versions ${before.id} et ${after.id} sont identiques.`);
			else {
				const WORDS = { added: 'ajoutée', closed: 'fermée', changed: '' };
				printLines(
					...changes.map(({ finess, kind, field, before: old, after: now, source }) =>
						kind === 'changed'
							? `${finess}, ${findField(field)?.label ?? field} : ${old || 'inconnu'} → ${now || 'inconnu'} (${source})`
							: `${finess} ${WORDS[kind]}`
					)
				);
			}
		})
};
