import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { dossierInputs, workOf, writtenDossier } from '../../../../tests/support/dossier';
import { dossierPieces } from './dossier-files';
import { readArchive, withoutCommonFolder, zipDossier } from './zip';

async function zipped(): Promise<Uint8Array> {
	const parts: Uint8Array[] = [];
	for await (const piece of zipDossier(dossierPieces(workOf(dossierInputs())))) parts.push(piece);
	return Buffer.concat(parts);
}

const text = (content: string): Uint8Array => new TextEncoder().encode(content);

describe('the archive of a dossier', () => {
	it('holds every file, and is the same bytes each time', async () => {
		const bytes = await zipped();
		expect(await zipped()).toEqual(bytes);
		const read = await readArchive(bytes);
		expect(read.ok && [...read.value.keys()]).toEqual([...writtenDossier(workOf(dossierInputs())).keys()]);
		for (const [name, content] of writtenDossier(workOf(dossierInputs())))
			expect(read.ok && Buffer.compare(read.value.get(name) ?? new Uint8Array(), content)).toBe(0);
	});

	it('is read under the folder that an archiver puts around it', async () => {
		const bytes = zipSync({
			'mon dossier/manifest.json': text('{}'),
			'mon dossier/entrees/faits.csv': text('a')
		});
		const read = await readArchive(bytes);
		expect(read.ok && [...read.value.keys()]).toEqual(['manifest.json', 'entrees/faits.csv']);
		const inputs = new Map([['entrees/faits.csv', text('a')]]);
		expect(withoutCommonFolder(inputs)).toBe(inputs);
	});

	it('is refused when it is none, is cut, or swells beyond what a dossier can be', async () => {
		const code = async (bytes: Uint8Array, limits?: { bytes: number; files: number }) => {
			const read = await readArchive(bytes, limits);
			return read.ok ? null : read.error.code;
		};
		expect(await code(text('FINESS;Nom'))).toBe('not-a-zip');
		expect(await code(new Uint8Array())).toBe('not-a-zip');
		const bytes = await zipped();
		expect(await code(bytes.subarray(0, bytes.length / 3))).toBe('damaged');
		expect(await code(bytes, { bytes: 5_000, files: 100 })).toBe('too-large');
		expect(await code(bytes, { bytes: 1e9, files: 3 })).toBe('too-many-files');
		const bomb = zipSync({ 'lignes.csv': new Uint8Array(20_000_000) });
		expect(bomb.length).toBeLessThan(100_000);
		expect(await code(bomb, { bytes: 1_000_000, files: 10 })).toBe('too-large');
	});
});
