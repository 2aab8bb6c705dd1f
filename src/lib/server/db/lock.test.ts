import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeLock } from './lock';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'cible-lock-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of an embedded database', () => {
	it.each(['', '{', 'null', '[]', '{"pid":"x"}', '{"pid":-1}', '\0'])(
		'is taken over when its file holds %j',
		async (content) => {
			const file = path.join(folder, 'pglite.lock');
			writeFileSync(file, content);
			const release = await takeLock(folder, 'npm start');
			expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
				pid: process.pid,
				command: 'npm start'
			});
			await release();
			expect(existsSync(file)).toBe(false);
		}
	);
});
