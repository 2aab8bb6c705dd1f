import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import manifest from '../../../../package.json';
import { PACKAGE_CREDITS } from './credits';

const root = path.resolve(import.meta.dirname, '../../../..');

/** The licence that an installed package declares. */
function licenceOf(name: string): unknown {
	const text = readFileSync(path.join(root, 'node_modules', name, 'package.json'), 'utf8');
	const declared: unknown = JSON.parse(text);
	return typeof declared === 'object' && declared !== null && 'license' in declared
		? declared.license
		: undefined;
}

it('credits every package of the running product', () => {
	const credited = new Set(PACKAGE_CREDITS.map((credit) => credit.package));
	expect(Object.keys(manifest.dependencies).filter((name) => !credited.has(name))).toEqual([]);
});

it.each(PACKAGE_CREDITS.map((credit) => [credit.package, credit.licence]))(
	'%s is under %s, as it says itself',
	(name, licence) => {
		expect(licenceOf(name)).toBe(licence);
	}
);
