import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Scope } from '$lib/domain/access';
import type { Verification } from '$lib/domain/dossier';
import { recordOf } from '$lib/domain/workshop-record';
import { recordPieces, verify } from '$lib/files';
import type { Database } from '$lib/server/db';
import { closeRooms, liveRoom } from '$lib/server/live';
import { recordThen } from '$lib/server/workshops';
import { dossierNames } from '$lib/screens';
import { sha256Of } from '../../src/lib/files/dossier';
import { cli } from '../support/command-line';
import { describeOnBothEngines } from '../support/databases';
import { doAll, openWorkshopOf } from '../support/live-workshop';
import { DRIVER, person } from '../support/workshop-setup';

type Files = Map<string, Uint8Array>;

/** A workshop that is over. @returns its number, and its archive's files */
async function over(db: Database): Promise<{ readonly id: number; readonly files: Files }> {
	const room = await openWorkshopOf(db, 4);
	const agree = { type: 'answer', poll: 'a-statements', round: 1, item: 's1', answer: { stance: 'agree' } };
	await doAll(room, [
		...[1, 2, 3].map((id) => [person(id), agree as never] as const),
		[DRIVER, { type: 'reveal-poll', poll: 'a-statements' }],
		[DRIVER, { type: 'note', kind: 'decision', group: 'a', text: 'Garder le seuil' }],
		[DRIVER, { type: 'close', records: {} }]
	]);
	const { id } = room;
	const { state } = await liveRoom(db, id);
	const record = recordOf(state);
	if (!record) throw new Error('It is over');
	const parts = new Map<string, Buffer[]>();
	for (const { name, bytes } of recordPieces(record, { workshop: id, events: state.seq, engine: '1' }))
		parts.set(name, [...(parts.get(name) ?? []), Buffer.from(bytes)]);
	await closeRooms(db);
	return { id, files: new Map([...parts].map(([name, all]) => [name, Buffer.concat(all)])) };
}

const check = (db: Database | null, files: Files, scope: Scope = 'national'): Promise<Verification> =>
	verify(files, {
		engine: '1',
		names: dossierNames,
		rebuild: null,
		rebuildRecord: db && ((said) => recordThen(db, scope, said))
	});

const textOf = (files: Files, name: string): string => new TextDecoder().decode(files.get(name));
/** The files with one changed, the hash of the manifest and the sheet made to agree with it. */
function forged(files: Files, name: string, change: (text: string) => string): Files {
	const before = textOf(files, name);
	const after = change(before);
	expect(after).not.toBe(before);
	const bytes = Buffer.byteLength(after);
	const manifest = textOf(files, 'manifest.json')
		.replace(sha256Of(Buffer.from(files.get(name) ?? [])), sha256Of(after))
		.replace(`"bytes": ${files.get(name)?.length}`, `"bytes": ${bytes}`);
	const note = textOf(files, 'note.html').replaceAll(
		sha256Of(files.get('manifest.json') ?? ''),
		sha256Of(manifest)
	);
	const encoder = new TextEncoder();
	return new Map([
		...files,
		[name, encoder.encode(after)],
		['manifest.json', encoder.encode(manifest)],
		['note.html', encoder.encode(note)]
	]);
}
/** One answer more for a statement. */
const oneMore = (text: string): string => text.replace(/;3;3\r\n/, ';3;4\r\n');

describeOnBothEngines('the record of a workshop', (open, engine) => {
	it('is made again from its events, byte for byte, whatever its manifest says of hashes', async () => {
		const db = await open();
		const { files } = await over(db);
		expect(await check(db, files)).toMatchObject({
			kind: 'workshop',
			identical: true,
			level: 'database',
			gap: null,
			about: { workshop: 'Atelier d’essai', territory: 'Bretagne' },
			notAsListed: []
		});
		const changed = forged(files, 'resultats.csv', oneMore);
		const { identical, differences, notAsListed } = await check(db, changed);
		expect([identical, notAsListed]).toEqual([false, []]);
		expect(differences).toContainEqual({
			file: 'resultats.csv',
			kind: 'value',
			line: expect.any(Number),
			column: 'Valeur',
			expected: '3',
			found: '4'
		});
		// A text that nobody said, and a file taken out, or put in.
		const told = forged(files, 'decisions.csv', (text) => text.replace('Garder', 'Baisser'));
		expect((await check(db, told)).differences[0]).toMatchObject({ file: 'decisions.csv' });
		const without = new Map(files);
		without.delete('presence.csv');
		without.set('lettre.txt', new Uint8Array());
		expect((await check(db, without)).differences.map(({ file, kind }) => [file, kind])).toEqual([
			['presence.csv', 'missing-file'],
			['lettre.txt', 'unexpected-file']
		]);
	});

	it('is compared with its own manifest where its workshop is not here, and says so', async () => {
		const db = await open();
		const { id, files } = await over(db);
		expect(await check(null, files)).toMatchObject({
			identical: true,
			level: 'bundle',
			gap: { code: 'no-database' }
		});
		expect(await check(db, files, ['11'])).toMatchObject({
			identical: true,
			level: 'bundle',
			gap: { code: 'workshop-gone', id }
		});
		const changed = new Map([
			...files,
			['resultats.csv', Buffer.from(oneMore(textOf(files, 'resultats.csv')))] as const
		]);
		expect(await check(null, changed)).toMatchObject({
			identical: false,
			total: 1,
			differences: [{ file: 'resultats.csv', kind: 'hash' }],
			notAsListed: ['resultats.csv']
		});
		// Of another workshop that has its number, or of none.
		const later = textOf(files, 'manifest.json').replace(
			/"openedAt": "[^"]+"/,
			'"openedAt": "2020-01-01T00:00:00.000Z"'
		);
		const other = new Map([...files, ['manifest.json', Buffer.from(later)] as const]);
		expect(await check(db, other)).toMatchObject({
			identical: false,
			level: 'bundle',
			gap: { code: 'other-workshop' },
			differences: [{ file: 'note.html', kind: 'hash' }]
		});
		const none = new Map([...files, ['manifest.json', Buffer.from('{}')] as const]);
		expect(await check(db, none)).toMatchObject({ kind: 'workshop', identical: false, level: 'none' });
	});

	it('from the command line: 0 when it is what its workshop was, 1 after a change', async () => {
		const place = await engine.place();
		const db = await engine.open(place);
		const { files } = await over(db);
		await db.close();
		const folder = mkdtempSync(path.join(os.tmpdir(), 'cible-record-'));
		onTestFinished(() => rmSync(folder, { recursive: true }));
		const write = (all: Files): void => {
			for (const [name, bytes] of all) {
				mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
				writeFileSync(path.join(folder, name), bytes);
			}
		};
		write(files);
		const fine = await cli(place, 'verify', folder, '--json');
		expect(fine.code).toBe(0);
		expect(JSON.parse(fine.stdout)).toMatchObject({ kind: 'workshop', identical: true, level: 'database' });
		write(forged(files, 'resultats.csv', oneMore));
		const changed = await cli(place, 'verify', folder, '--json');
		expect(changed.code).toBe(1);
		expect(JSON.parse(changed.stdout)).toMatchObject({
			identical: false,
			level: 'database',
			differences: expect.arrayContaining([expect.objectContaining({ file: 'resultats.csv', kind: 'value' })])
		});
		// The forged one agrees with itself: alone, it passes, and the verdict says what that is worth.
		const alone = await cli(place, 'verify', folder, '--bundle');
		expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining('et rien de plus')]);
	}, 120_000);
});
