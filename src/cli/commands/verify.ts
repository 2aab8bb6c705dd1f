import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Verification } from '$lib/domain/dossier';
import { readArchive, verify, type FoundFiles, type RebuildInputs, type RebuildRecord } from '$lib/files';
import { dossierNames } from '$lib/screens';
import { archiveMessage, groundThen, takenOutAt } from '$lib/server/dossiers';
import { engineVersion } from '$lib/server/exports';
import { recordThen } from '$lib/server/workshops';
import { differenceText, engineText, gapMessage, levelText, verdictText } from '$lib/words';
import { AS_OPTION, scopeOf } from '../as';
import { flag, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT, wrongUse } from '../exit';
import { printJson, printLines } from '../output';
import { givenPath } from '../paths';
import { inputsOf } from './dossier';

const SHOWN = 50;

/** Every file under a folder, by its path with slashes. Stops when it cannot be read. */
async function readFolder(folder: string): Promise<FoundFiles> {
	const files = new Map<string, Uint8Array>();
	for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const file = path.join(entry.parentPath, entry.name);
		files.set(path.relative(folder, file).split(path.sep).join('/'), await readFile(file));
	}
	return files;
}

async function readGiven(given: string): Promise<FoundFiles> {
	const place = givenPath(given);
	const found = await stat(place).catch(() => null);
	if (!found)
		throw new CommandStop(EXIT.refused, `« ${given} » ne peut pas être lu : vérifiez le chemin.`, {
			refused: { code: 'not-found' }
		});
	if (found.isDirectory()) return readFolder(place);
	const archive = await readArchive(await readFile(place));
	if (archive.ok) return archive.value;
	throw new CommandStop(EXIT.refused, archiveMessage(archive.error), { refused: archive.error });
}

export const verifyCommand: Command = {
	name: 'verify',
	usage: 'verify DOSSIER|ARCHIVE.zip [--bundle] [--as EMAIL] [--json]',
	summary:
		'Recalcule un dossier, ou le compte rendu d’un atelier, depuis la base ou (--bundle) depuis lui-même seul, et dit ce qui diffère ; code 0 identique, 1 sinon.',
	options: { bundle: { type: 'boolean' }, ...AS_OPTION, json: { type: 'boolean' } },
	run: async (call) => {
		const [given, ...rest] = call.positionals;
		if (given === undefined || rest.length > 0)
			throw wrongUse('Dites quel dossier ou compte rendu vérifier : un répertoire ou une archive ZIP.');
		const files = await readGiven(given);
		const check = (
			rebuild: RebuildInputs | null,
			rebuildRecord: RebuildRecord | null
		): Promise<Verification> =>
			verify(files, { engine: engineVersion, names: dossierNames, rebuild, rebuildRecord });
		if (flag(call, 'bundle')) {
			tell(await check(null, null), null, flag(call, 'json'));
			return;
		}
		const { checked, noted } = await withDatabase(async (db) => {
			const scope = await scopeOf(db, call);
			const made = await check(
				async (provenance) => {
					const ground = await groundThen(db, scope, provenance);
					return ground.ok ? { ok: true, value: inputsOf(ground.value) } : ground;
				},
				(said) => recordThen(db, scope, said)
			);
			const hash = made.manifestHash;
			return { checked: made, noted: hash === null ? null : await takenOutAt(db, { scope }, hash) };
		});
		tell(checked, noted, flag(call, 'json'));
	}
};

/** Says what was found. Stops with 1 when the dossier is not identical. */
function tell(checked: Verification, noted: string | null, json: boolean): void {
	const { gap, differences, total } = checked;
	const document = {
		...checked,
		gap: gap && { ...gap, message: gapMessage(gap) },
		noted
	};
	const verdict = verdictText(checked);
	if (!json) {
		printLines(levelText(checked), ...(gap ? [gapMessage(gap)] : []));
		const other = engineText(checked);
		if (other !== null) printLines(other);
		printLines(...differences.slice(0, SHOWN).map(differenceText));
		if (total > SHOWN) printLines(`… et ${total - SHOWN} autres différences : --json en donne davantage.`);
		if (noted !== null)
			printLines(`Le journal connaît ce manifeste : dossier sorti le ${noted.slice(0, 10)}.`);
	}
	if (!checked.identical) throw new CommandStop(EXIT.failed, verdict, document);
	if (json) printJson(document);
	else printLines(verdict);
}
