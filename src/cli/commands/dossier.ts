import { createWriteStream } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { dossierWork, type DossierInputs, type DossierWork } from '$lib/domain/dossier';
import { dossierPieces, zipDossier, type WrittenDossier } from '$lib/files';
import { ssoRule } from '$lib/reference';
import { dossierInputs, dossierNames, territoryData } from '$lib/screens';
import {
	dossierRefusalMessage,
	groundOf,
	noteDossier,
	sourceOf,
	type DossierGround
} from '$lib/server/dossiers';
import { scopeOf } from '../as';
import { flag, textOption, type Call } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { count, printJson, printLines } from '../output';
import { givenPath } from '../paths';

/** All that a dossier of a ground is computed from. */
export const inputsOf = (ground: DossierGround): DossierInputs =>
	dossierInputs(territoryData(ground.seen.table, ground.rules.rules, ssoRule), sourceOf(ground));

/** `export dossier`: writes the dossier of a scenario to a folder, or to a ZIP archive where the name says so. */
export async function exportDossier(call: Call): Promise<void> {
	const scenario = textOption(call, 'scenario');
	const given = textOption(call, 'out');
	if (scenario === undefined || given === undefined)
		throw wrongUse('export dossier : dites quel scénario (--scenario) et où (--out DOSSIER ou ARCHIVE.zip).');
	const out = givenPath(given);
	const isArchive = path.extname(out).toLowerCase() === '.zip';
	if (!isArchive) await mustBeEmpty(out);
	await withDatabase(async (db) => {
		const ground = await groundOf(db, await scopeOf(db, call), scenario);
		if (!ground.ok)
			throw new CommandStop(EXIT.refused, dossierRefusalMessage(ground.error), { refused: ground.error });
		const work = dossierWork(inputsOf(ground.value), dossierNames);
		if (!work.ok) {
			const [first] = work.error;
			throw new CommandStop(
				EXIT.refused,
				`Le scénario a un réglage inutilisable : ${first?.key ?? ''} ${first?.path ?? ''} (« ${first?.found ?? ''} »). Corrigez-le, puis recommencez.`,
				{ refused: { code: 'settings', problems: work.error } }
			);
		}
		const written = isArchive ? await writeArchive(work.value, out) : await writeFolder(work.value, out);
		const { seen, open } = ground.value;
		await noteDossier(db, 'cli', {
			scenario,
			revision: open.scenario.revision,
			version: seen.version.id,
			hash: written.manifestHash
		});
		if (flag(call, 'json'))
			printJson({ out: given, manifestHash: written.manifestHash, files: written.files });
		else
			printLines(
				`${given} : ${count(work.value.population.finess.length)} structures, ${count(written.files.length + 2)} fichiers`,
				`Empreinte du manifeste (SHA-256) : ${written.manifestHash}`
			);
	});
}

/** A dossier shares its folder with nothing: verifying it would find one file too many. */
async function mustBeEmpty(folder: string): Promise<void> {
	const there = await readdir(folder).catch((error: unknown) => {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
		throw new CommandStop(EXIT.refused, `« ${folder} » n’est pas un répertoire où écrire.`);
	});
	if (there.length > 0)
		throw new CommandStop(
			EXIT.refused,
			`« ${folder} » n’est pas vide : choisissez un répertoire vide ou nouveau.`
		);
}

async function writeFolder(work: DossierWork, folder: string): Promise<WrittenDossier> {
	await mkdir(path.join(folder, 'entrees'), { recursive: true });
	const pieces = dossierPieces(work);
	for (;;) {
		const next = pieces.next();
		if (next.done === true) return next.value;
		const { name, bytes } = next.value;
		await writeFile(path.join(folder, name), bytes, { flag: 'a' });
	}
}

async function writeArchive(work: DossierWork, file: string): Promise<WrittenDossier> {
	const pieces = zipDossier(dossierPieces(work));
	const written: WrittenDossier[] = [];
	await pipeline(async function* () {
		for (;;) {
			const next = await pieces.next();
			if (next.done === true) {
				written.push(next.value);
				return;
			}
			yield next.value;
		}
	}, createWriteStream(file));
	const [made] = written;
	if (!made) throw new Error('The archive was not written');
	return made;
}
