import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { findField } from '$lib/domain/fields';
import type { SheetData } from '$lib/domain/sheets';
import { defaultView, isFilterable, isSortable, type View, type ViewLevel } from '$lib/domain/view';
import { reference, ssoRule } from '$lib/reference';
import { territoryData } from '$lib/screens';
import {
	engineVersion,
	EXPORT_FORMATS,
	exportFile,
	exportManifest,
	exportRefusalMessage,
	manifestText,
	type ExportFormat
} from '$lib/server/exports';
import { noteExport } from '$lib/server/journal';
import { overrideRecords } from '$lib/server/overrides';
import { memberSets } from '$lib/server/saved';
import { AS_OPTION, scopeOf } from '../as';
import { flag, textOption, textOptions, type Call, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { count, printLines } from '../output';
import { givenPath } from '../paths';
import { withLists } from '../lists';
import { currentTerritory, readRules } from '../territory';
import { exportDossier } from './dossier';

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

/** The format asked for, else that of the file's name, else CSV. */
function formatOf(call: Call, out: string | undefined): ExportFormat {
	const asked = textOption(call, 'format');
	const extension = path
		.extname(out ?? '')
		.slice(1)
		.toLowerCase();
	const format = EXPORT_FORMATS.find((known) => known === (asked ?? extension));
	if (format) return format;
	if (asked === undefined) return 'csv';
	throw wrongUse(`--format : « ${asked} » n’existe pas (${EXPORT_FORMATS.join(', ')}).`);
}

/** Where the manifest of a file goes: beside it. */
const manifestPath = (out: string): string => `${out.replace(/\.(?:csv|xlsx|arrow)$/i, '')}.manifeste.json`;

export const exportCommand: Command = {
	name: 'export',
	usage:
		'export structures|organisations [--filter champ=valeur]… [--search TEXTE] [--sort [-]champ] [--out-of-scope] [--criteria vN|default|FICHIER] [--format csv|xlsx|arrow] [--as EMAIL] [--out F]\n  export dossier --scenario S --out DOSSIER|ARCHIVE.zip [--as EMAIL] [--json]',
	summary:
		'Écrit la liste en CSV, XLSX ou Arrow ; avec --out, écrit aussi son manifeste à côté (F.manifeste.json). « dossier » écrit le dossier de financement d’un scénario.',
	options: {
		filter: { type: 'string', multiple: true },
		search: { type: 'string' },
		sort: { type: 'string' },
		'out-of-scope': { type: 'boolean' },
		criteria: { type: 'string' },
		format: { type: 'string' },
		...AS_OPTION,
		out: { type: 'string' },
		scenario: { type: 'string' },
		json: { type: 'boolean' }
	},
	run: async (call) => {
		const [what = '', ...rest] = call.positionals;
		if (what === 'dossier' && rest.length === 0) {
			await exportDossier(call);
			return;
		}
		const level = LEVELS[what];
		if (!level || rest.length > 0)
			throw wrongUse('Dites quoi exporter : structures, organisations ou dossier.');
		const given = viewOf(call, level);
		const out = outOption(call);
		const format = formatOf(call, out);
		await withDatabase(async (db) => {
			const scope = await scopeOf(db, call);
			const { version, hash, table } = await currentTerritory(db, scope);
			const { view, lists } = await withLists(db, given, scope);
			const rules = await readRules(db, table, textOption(call, 'criteria'));
			const data: SheetData = {
				...territoryData(table, rules, ssoRule),
				reference,
				overrideRecords: await overrideRecords(db, table),
				lists: memberSets(lists)
			};
			const { id, asOf, fictional, partlyFictional } = version;
			const exported = { id, hash, asOf, fictional, partlyFictional, scope };
			const source = { data, version: exported, engine: engineVersion, madeAt: new Date() };
			const request = { level, view, columns: 'all' as const, lists: [...lists.values()] };
			const file = out === undefined ? `${what}.${format}` : path.basename(out);
			const made = exportFile(source, request, { format, file });
			if (!made.ok)
				throw new CommandStop(EXIT.refused, exportRefusalMessage(made.error), { refused: made.error });
			await noteExport(db, 'cli', what, {
				format,
				version: version.id,
				filters: textOptions(call, 'filter').join('&'),
				rows: made.value.rows
			});
			if (out === undefined) {
				for await (const piece of made.value.pieces) await writeOut(piece);
				return;
			}
			await pipeline(Readable.from(made.value.pieces), createWriteStream(out));
			const manifest = await exportManifest(source, request, file);
			await writeFile(manifestPath(out), manifestText(manifest));
			printLines(
				`${out} : ${count(made.value.rows)} lignes, empreinte SHA-256 du contenu ${manifest.sha256}`
			);
		});
	}
};

/** Writes to stdout at the reader's pace. */
const writeOut = (piece: string | Uint8Array): Promise<void> =>
	new Promise((resolve, reject) => {
		process.stdout.write(piece, (error) => {
			if (error) reject(error);
			else resolve();
		});
	});
