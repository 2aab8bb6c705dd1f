import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { ESLint, Linter } from 'eslint';
import ts from 'typescript-eslint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cible } from './plugin.mjs';
import { mayImport, ringOf, RINGS } from './rings.mjs';

/** A small project on disk, because the rules look at which folders have an index. */
const FILES: Readonly<Record<string, string>> = {
	'src/lib/domain/shared/index.ts': '',
	'src/lib/domain/shared/tri.ts': '',
	'src/lib/domain/fields/index.ts': '',
	'src/lib/domain/fields/field.ts': '',
	'src/lib/domain/doorless/thing.ts': '',
	'src/lib/files/csv/index.ts': '',
	'src/lib/files/csv/parse.ts': '',
	'src/lib/files/csv/quotes/index.ts': '',
	'src/lib/files/csv/quotes/quote.ts': '',
	'src/lib/files/finess/index.ts': '',
	'src/lib/server/db/index.ts': '',
	'src/lib/server/db/lock.ts': '',
	'src/lib/server/app.ts': '',
	'src/lib/ui/index.ts': '',
	'src/lib/ui/tokens.css': '',
	'src/lib/charts/index.ts': '',
	'src/routes/structures/parts/Row.svelte': '',
	'src/cli/main.ts': '',
	'data/generator/index.ts': ''
};

let root = '';

beforeAll(() => {
	root = fs.mkdtempSync(path.join(os.tmpdir(), 'cible-lint-'));
	for (const [file, text] of Object.entries(FILES)) {
		fs.mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
		fs.writeFileSync(path.join(root, file), text);
	}
});

afterAll(() => fs.rmSync(root, { recursive: true, force: true }));

/** Ids of what the project's own rules say of a line of code written in a file. */
function findings(file: string, code: string): (string | undefined)[] {
	const linter = new Linter({ cwd: root });
	const messages = linter.verify(
		code,
		[
			{
				files: ['**/*.ts'],
				plugins: { cible },
				languageOptions: { parser: ts.parser },
				rules: { 'cible/rings': ['error', root], 'cible/doors': ['error', root] }
			}
		],
		path.join(root, file)
	);
	return messages.map((message) => message.messageId ?? message.message);
}

describe('the rings', () => {
	it.each(
		[
			['src/lib/domain/shared/tri.ts', "import '$lib/files/csv';", 'ring'],
			['src/lib/domain/shared/tri.ts', "import '$lib/server/db';", 'ring'],
			['src/lib/domain/shared/tri.ts', "import '../../../cli/main';", 'ring'],
			['src/lib/domain/shared/tri.ts', "import type { A } from '$lib/ui';", 'ring'],
			['src/lib/domain/shared/tri.ts', "export * from '$lib/files/csv';", 'ring'],
			['src/lib/domain/shared/tri.ts', "const a = await import('$lib/files/csv');", 'ring'],
			['src/lib/domain/shared/tri.ts', "import 'node:fs';", 'package'],
			['src/lib/domain/shared/tri.ts', "import 'fs';", 'package'],
			['src/lib/domain/shared/tri.ts', "import 'd3';", 'package'],
			['src/lib/domain/shared/tri.ts', "import { x } from 'svelte';", 'package'],
			['src/lib/domain/shared/tri.ts', "import '$app/state';", 'package'],
			['src/lib/domain/shared/tri.ts', "import 'drizzle-orm';", 'package'],
			['src/lib/files/csv/parse.ts', "import '$lib/server/db';", 'ring'],
			['src/lib/files/csv/parse.ts', "import 'drizzle-orm/pg-core';", 'package'],
			['src/lib/server/app.ts', "import '$lib/ui';", 'ring'],
			['src/lib/server/app.ts', "import '../../routes/structures/parts/Row.svelte';", 'ring'],
			['src/lib/server/app.ts', "import '$app/environment';", 'package'],
			['src/lib/server/app.ts', "import 'svelte';", 'package'],
			['src/lib/charts/index.ts', "import '$lib/server/db';", 'ring'],
			['src/lib/ui/index.ts', "import '$lib/server/db';", 'ring'],
			['src/lib/ui/index.ts', "import 'node:fs';", 'package'],
			['src/cli/main.ts', "import '$lib/ui';", 'ring'],
			['src/cli/main.ts', "import '@sveltejs/kit';", 'package'],
			['src/routes/structures/+page.ts', "import { open } from '$lib/server/db';", 'serverOnly'],
			['src/routes/structures/+page.ts', "import '../../cli/main';", 'ring'],
			['data/generator/index.ts', "import '$lib/server/db';", 'ring'],
			['data/generator/index.ts', "import '../../src/lib/server/db';", 'ring']
		].map(([file = '', code = '', id = '']) => ({ file, code, id }))
	)('catch $code in $file', ({ file, code, id }) => {
		expect(findings(file, code)).toEqual([id]);
	});

	it.each(
		[
			['src/lib/domain/shared/tri.ts', "import '../fields';"],
			['src/lib/files/csv/parse.ts', "import '$lib/domain/fields'; import 'node:fs'; import 'papaparse';"],
			[
				'src/lib/server/app.ts',
				"import './db'; import '$lib/files/csv'; import 'drizzle-orm'; import 'node:fs';"
			],
			['src/lib/charts/index.ts', "import '$lib/ui'; import 'd3'; import 'svelte';"],
			['src/routes/structures/+page.server.ts', "import '$lib/server/db'; import 'node:path';"],
			['src/routes/structures/+server.ts', "import '$lib/server/db';"],
			[
				'src/routes/structures/+page.ts',
				"import type { A } from '$lib/server/db'; import type { B } from './$types';"
			],
			['src/hooks.server.ts', "import '$lib/server/app';"],
			['src/cli/main.ts', "import '$lib/server/app'; import '../../data/generator';"],
			['data/generator/index.ts', "import '../../src/lib/domain/fields'; import 'node:fs';"],
			['scripts/anything.ts', "import '../src/lib/server/app';"]
		].map(([file = '', code = '']) => ({ file, code }))
	)('let $file have $code', ({ file, code }) => {
		expect(findings(file, code)).toEqual([]);
	});

	it('make a one-way street: no two rings import each other', () => {
		const names = Object.keys(RINGS);
		const pairs = names.flatMap((a) => names.filter((b) => a < b && mayImport(a, b) && mayImport(b, a)));
		expect(pairs).toEqual([]);
	});

	it('know a file by the longest folder that holds it', () => {
		expect(ringOf('src/lib/domain/shared/tri.ts')).toBe('domain');
		expect(ringOf('src/lib/territory/store.ts')).toBe('lib');
		expect(ringOf('src/hooks.server.ts')).toBe('routes');
		expect(ringOf('scripts/start.mjs')).toBeNull();
	});
});

describe('the doors', () => {
	it.each(
		[
			['src/lib/domain/fields/field.ts', "import '../shared/tri';", 'door'],
			['src/lib/files/finess/index.ts', "import '$lib/domain/shared/tri';", 'door'],
			['src/lib/files/finess/index.ts', "import '../csv/parse';", 'door'],
			['src/lib/files/finess/index.ts', "import '../csv/quotes';", 'door'],
			['src/lib/server/app.ts', "export { lock } from './db/lock';", 'door'],
			['src/routes/structures/+page.server.ts', "import '$lib/server/db/lock';", 'door'],
			['src/lib/domain/fields/field.ts', "import '../doorless/thing';", 'noDoor']
		].map(([file = '', code = '', id = '']) => ({ file, code, id }))
	)('catch $code in $file', ({ file, code, id }) => {
		expect(findings(file, code)).toEqual([id]);
	});

	it.each(
		[
			['src/lib/domain/fields/field.ts', "import '../shared'; import './other'; import '../shared/index';"],
			['src/lib/files/csv/parse.ts', "import './quotes';"],
			['src/lib/files/csv/quotes/quote.ts', "import '../parse';"],
			['src/lib/server/db/lock.ts', "import '../app';"],
			['src/routes/+layout.ts', "import '$lib/ui/tokens.css';"],
			['src/routes/structures/+page.ts', "import './parts/Row.svelte';"]
		].map(([file = '', code = '']) => ({ file, code }))
	)('let $file have $code', ({ file, code }) => {
		expect(findings(file, code)).toEqual([]);
	});
});

describe('the configuration of the project', () => {
	const eslint = new ESLint();
	/** Rules that the real configuration sees broken when `code` is put in place of a real file. */
	async function broken(file: string, code: string): Promise<(string | null)[]> {
		const [result] = await eslint.lintText(code, { filePath: file });
		return result?.messages.map(({ ruleId }) => ruleId) ?? [];
	}
	const DOMAIN = 'src/lib/domain/shared/tri.ts';

	it.each([
		['the clock', DOMAIN, 'export const a = (): Date => new Date();\n', 'no-restricted-syntax'],
		['the clock', DOMAIN, 'export const a = (): number => Date.now();\n', 'no-restricted-syntax'],
		['an enum', DOMAIN, 'export enum Answer {\n\tyes\n}\n', 'no-restricted-syntax'],
		['chance', DOMAIN, 'export const a = (): number => Math.random();\n', 'no-restricted-syntax'],
		['the machine', DOMAIN, 'export const a = (): unknown => process.env;\n', 'no-restricted-globals'],
		['the console', DOMAIN, "console.log('a');\n", 'no-console'],
		['any', DOMAIN, 'export const a = (b: any): string => typeof b;\n', '@typescript-eslint/no-explicit-any'],
		['code from text', DOMAIN, "export const a: unknown = new Function('return 1');\n", 'no-new-func'],
		['a foreign ring', DOMAIN, "import '$lib/server/config';\n", 'cible/rings'],
		['a folder without its door', DOMAIN, "import '../fields/field';\n", 'cible/doors'],
		[
			'a territory that is not cut',
			'src/routes/(app)/territory.server.ts',
			"import { loadTable } from '../../lib/server/versions';\nexport const a = loadTable;\n",
			'@typescript-eslint/no-restricted-imports'
		],
		['the console on the server', 'src/hooks.server.ts', "console.log('a');\n", 'no-console'],
		['HTML from data', 'src/planted.svelte', '<p>{@html name}</p>\n', 'svelte/no-at-html-tags']
	])('catches %s in %s: %s', async (_, file, code, rule) => {
		expect(await broken(file, code)).toContain(rule);
	});

	it('accepts a date made from a text in the domain', async () => {
		expect(await broken(DOMAIN, 'export const a = (b: string): number => new Date(b).getTime();\n')).toEqual(
			[]
		);
	});
}, 300_000);
