import type { Scope } from '$lib/domain/access';
import { findField } from '$lib/domain/fields';
import { diffTables } from '$lib/domain/table';
import { findSeen, versionsSeen, type SeenTerritory, type SeenVersion } from '$lib/server/territory';
import type { Database } from '$lib/server/db';
import { fictionLabel, formatCount } from '$lib/words';
import { AS_OPTION, scopeOf } from '../as';
import { flag, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { printJson, printLines } from '../output';

const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

function versionLine({ whole, ...version }: SeenVersion, current: boolean): string {
	const what = version.kind === 'rollback' ? `retour à la version ${String(version.restoresId)}` : 'import';
	const counts =
		whole &&
		` : ${formatCount(whole.structures, 'structure')} (${formatCount(whole.added, 'ajoutée')}, ${formatCount(whole.changed, 'modifiée')}, ${formatCount(whole.closed, 'fermée')})  ${whole.hash.slice(0, 12)}`;
	return `${current ? '*' : ' '} ${version.id}  ${WHEN.format(new Date(version.createdAt))}  ${what}${counts ?? ''}${version.fictional ? `  données ${fictionLabel(version)}` : ''}`;
}

export const versionsCommand: Command = {
	name: 'versions',
	usage: 'versions [--as EMAIL] [--json]',
	summary: 'Liste les versions des données, la plus récente d’abord.',
	options: { ...AS_OPTION, json: { type: 'boolean' } },
	run: (call) =>
		withDatabase(async (db) => {
			const versions = await versionsSeen(db, await scopeOf(db, call));
			if (flag(call, 'json'))
				printJson({
					versions: versions.map(({ whole, inForce: _, ...version }) => ({ ...version, ...whole }))
				});
			else if (versions.length === 0) printLines('Aucune version : rien n’a encore été importé.');
			else printLines(...versions.map((version, i) => versionLine(version, i === 0)));
		})
};

/** The version of a number given as an argument. Stops when there is none. */
async function versionArgument(db: Database, text: string | undefined, scope: Scope): Promise<SeenTerritory> {
	if (text === undefined || !/^\d+$/.test(text)) throw wrongUse('Donnez un numéro de version.');
	const version = await findSeen(db, Number(text), scope);
	if (!version)
		throw new CommandStop(
			EXIT.refused,
			`La version ${text} n’existe pas : la commande « versions » les liste.`
		);
	return version;
}

export const diffCommand: Command = {
	name: 'diff',
	usage: 'diff VERSION VERSION [--as EMAIL] [--json]',
	summary: 'Donne, valeur par valeur, ce qui change d’une version à l’autre.',
	options: { ...AS_OPTION, json: { type: 'boolean' } },
	run: (call) =>
		withDatabase(async (db) => {
			if (call.positionals.length !== 2) throw wrongUse('Donnez deux numéros de version.');
			const scope = await scopeOf(db, call);
			const [before, after] = [
				await versionArgument(db, call.positionals[0], scope),
				await versionArgument(db, call.positionals[1], scope)
			];
			const [from, to] = [before.version.id, after.version.id];
			const changes = [...diffTables(before.table, after.table)];
			if (flag(call, 'json')) printJson({ from, to, changes });
			else if (changes.length === 0) printLines(`Les versions ${from} et ${to} sont identiques.`);
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
