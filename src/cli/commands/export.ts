import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { findField } from '$lib/domain/fields';
import { classify } from '$lib/domain/segmentation';
import type { SheetData } from '$lib/domain/sheets';
import { assessSso, ssoByOrganisation } from '$lib/domain/sso';
import { defaultView, isFilterable, isSortable, type View, type ViewLevel } from '$lib/domain/view';
import { reference, ssoRule } from '$lib/reference';
import { memberSets } from '$lib/server/saved';
import { engineVersion, exportCsv, exportManifest } from '$lib/server/exports';
import { flag, textOption, textOptions, type Call, type Command } from '../command';
import { withDatabase } from '../database';
import { wrongUse } from '../exit';
import { count, printLines } from '../output';
import { givenPath } from '../paths';
import { withLists } from '../lists';
import { currentTerritory, readCriteria } from '../territory';

const LEVELS: Readonly<Record<string, ViewLevel>> = {
	structures: 'structure',
	organisations: 'organisation'
};

/** The view that the options describe: the same as a page's address would. */
function viewOf(call: Call, level: ViewLevel): View {
	const view = defaultView(level);
	const filters: Record<string, string[]> = {};
	for (const filter of textOptions(call, 'filter')) {
		const at = filter.indexOf('=');
		const id = filter.slice(0, Math.max(at, 0));
		if (at < 1) throw wrongUse(`--filter s’écrit champ=valeur, pas « ${filter} ».`);
		if (!isFilterable(level, id))
			throw wrongUse(
				`--filter : le champ « ${id} » ne se filtre pas. Exemples : segment=undetermined, structure.sector=PA, list="Nom de la liste".`
			);
		const value = filter.slice(at + 1);
		const known = findField(id)?.values;
		if (known && value !== '' && !known.some(({ code }) => code === value))
			throw wrongUse(
				`--filter : « ${value} » n’est pas une valeur de ${id} (${known.map(({ code }) => code).join(', ')}).`
			);
		(filters[id] ??= []).push(value);
	}
	const sort = textOption(call, 'sort');
	const field = sort?.replace(/^-/, '');
	if (field !== undefined && !isSortable(level, field))
		throw wrongUse(`--sort : le champ « ${field} » ne se trie pas${findField(field) ? ' ici' : ''}.`);
	return {
		...view,
		filters,
		search: textOption(call, 'search') ?? '',
		sort: field === undefined ? view.sort : { field, descending: sort?.startsWith('-') ?? false },
		showOutOfScope: flag(call, 'out-of-scope')
	};
}

const outOption = (call: Call): string | undefined => {
	const out = textOption(call, 'out');
	return out === undefined ? undefined : givenPath(out);
};

export const exportCommand: Command = {
	name: 'export',
	usage:
		'export structures|organisations [--filter champ=valeur]… [--search TEXTE] [--sort [-]champ] [--out-of-scope] [--criteria C.json] [--out F.csv]',
	summary: 'Écrit la liste en CSV ; avec --out, écrit aussi son manifeste à côté (F.manifest.json).',
	options: {
		filter: { type: 'string', multiple: true },
		search: { type: 'string' },
		sort: { type: 'string' },
		'out-of-scope': { type: 'boolean' },
		criteria: { type: 'string' },
		out: { type: 'string' }
	},
	run: async (call) => {
		const [what = '', ...rest] = call.positionals;
		const level = LEVELS[what];
		if (!level || rest.length > 0) throw wrongUse('Dites quoi exporter : structures ou organisations.');
		const given = viewOf(call, level);
		const out = outOption(call);
		await withDatabase(async (db) => {
			const criteria = await readCriteria(textOption(call, 'criteria'));
			const { version, table } = await currentTerritory(db);
			const { view, lists } = await withLists(db, given);
			const data: SheetData = {
				table,
				criteria,
				reference,
				classification: classify(table, criteria),
				ssoAnswers: ssoByOrganisation(table, assessSso(table, ssoRule)),
				heliosSectors: reference.heliosSectors,
				lists: memberSets(lists)
			};
			if (out === undefined) {
				for (const piece of exportCsv(data, level, view).pieces) await writeOut(piece);
				return;
			}
			const made = exportCsv(data, level, view);
			await pipeline(made.pieces, createWriteStream(out));
			const manifest = exportManifest(data, level, view, {
				file: path.basename(out),
				version,
				engine: engineVersion,
				madeAt: new Date(),
				lists: [...lists.values()]
			});
			await writeFile(
				`${out.replace(/\.csv$/i, '')}.manifest.json`,
				`${JSON.stringify(manifest, null, 2)}\n`
			);
			printLines(`${out} : ${count(made.rows)} lignes, empreinte SHA-256 ${manifest.sha256}`);
		});
	}
};

/** Writes to stdout at the reader's pace. */
const writeOut = (text: string): Promise<void> =>
	new Promise((resolve, reject) => {
		process.stdout.write(text, (error) => {
			if (error) reject(error);
			else resolve();
		});
	});
