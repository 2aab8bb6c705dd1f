import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const components = ['routes', 'lib/ui', 'lib/charts', 'lib/room-sights'].flatMap((folder) =>
	readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.svelte'))
		.map((name) => path.join(folder, name))
);

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

/** Every text a person may read in a component: text nodes, and attributes that hold words. */
function* texts(node: unknown): Generator<string> {
	if (Array.isArray(node)) {
		for (const child of node) yield* texts(child);
		return;
	}
	if (!isRecord(node)) return;
	if (
		node['type'] === 'Attribute' &&
		['class', 'd', 'viewBox', 'href', 'action'].includes(String(node['name']))
	)
		return;
	if (node['type'] === 'Text' && typeof node['data'] === 'string') yield node['data'];
	for (const [key, child] of Object.entries(node))
		if (key !== 'css' && key !== 'instance') yield* texts(child);
}

it.each(components)('%s keeps French spaces and apostrophes', (name) => {
	const { fragment } = parse(readFileSync(path.join(root, name), 'utf8'), { modern: true });
	const faults = [...texts(fragment)].filter((text) => / [:;!?»]|« |\p{L}'\p{L}/u.test(text));
	expect(faults).toEqual([]);
});
