import { fail } from '@sveltejs/kit';
import { readArchive, verify, withoutCommonFolder, type FoundFiles } from '$lib/files';
import type { Verification } from '$lib/domain/dossier';
import { dossierNames } from '$lib/screens';
import { app } from '$lib/server/app';
import { archiveMessage, groundThen, takenOutAt } from '$lib/server/dossiers';
import { engineVersion } from '$lib/server/exports';
import { recordThen } from '$lib/server/workshops';
import { inputsOf } from '../financement/dossier/dossier.server';
import { viewer } from '../viewer.server';
import type { Actions } from './$types';

/** What somebody sent: an archive, or the files of a folder by their path. */
async function sentFiles(form: FormData): Promise<FoundFiles | string> {
	const sent = [...form.getAll('archive'), ...form.getAll('fichiers')].filter(
		(entry): entry is File => entry instanceof File && entry.size > 0
	);
	const [first] = sent;
	if (!first)
		return 'Choisissez l’archive ZIP du dossier ou du compte rendu, ou le répertoire où vous l’avez décompressée.';
	const read = async (file: File): Promise<Uint8Array> => new Uint8Array(await file.arrayBuffer());
	if (sent.length === 1) {
		const archive = await readArchive(await read(first));
		return archive.ok ? archive.value : archiveMessage(archive.error);
	}
	const files = new Map<string, Uint8Array>();
	for (const file of sent) files.set(file.name.replaceAll('\\', '/'), await read(file));
	return withoutCommonFolder(files);
}

/** Differences shown on the page; the command line lists more. */
const SHOWN = 200;

export const actions: Actions = {
	default: async ({ request }) => {
		const files = await sentFiles(await request.formData());
		if (typeof files === 'string') return fail(400, { message: files, checked: null, noted: null });
		const { db } = await app();
		const { scope } = viewer();
		const checked: Verification = await verify(files, {
			engine: engineVersion,
			names: dossierNames,
			limit: SHOWN,
			rebuild: async (provenance) => {
				const ground = await groundThen(db, scope, provenance);
				return ground.ok ? { ok: true, value: inputsOf(ground.value) } : ground;
			},
			rebuildRecord: (said) => recordThen(db, scope, said)
		});
		const hash = checked.manifestHash;
		const noted = hash === null ? null : await takenOutAt(db, { scope }, hash);
		return { message: null, checked, noted };
	}
};
