import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { inRoot } from '../../scripts/steps/root.mjs';

/** Texts that would become more than text where a page writes them without care. `alert` is what tells. */
export const HOSTILE_TEXTS: readonly string[] = [
	'<script>alert(1)</script>',
	'<img src=x onerror=alert(1)>',
	'<svg/onload=alert(1)>',
	'"><svg onload=alert(1)>',
	"' onmouseover='alert(1)' autofocus onfocus='alert(1)",
	'</title><script>alert(1)</script>',
	'</script><script>alert(1)</script>',
	'--><script>alert(1)</script>',
	']]><script>alert(1)</script>',
	'<iframe srcdoc="<script>parent.alert(1)</script>">',
	'javascript:alert(1)',
	'<a href="javascript:alert(1)">clic</a>',
	'<style>@import "//evil.invalid/x.css"</style>',
	'<base href="//evil.invalid/">',
	'<meta http-equiv="refresh" content="0,url=//evil.invalid/">',
	'<form action="//evil.invalid/"><button>clic</button></form>',
	'{@html "<img src=x onerror=alert(1)>"}',
	'${alert(1)}',
	'\\u003cscript\\u003ealert(1)\\u003c/script\\u003e',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'<!--<script>alert(1)//-->',
	'<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>'
];

const textOf = (index: number): string => HOSTILE_TEXTS[index % HOSTILE_TEXTS.length] ?? '';
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

interface Poisoned {
	readonly file: string;
	readonly encoding: 'utf8' | 'latin1';
	/** Fields that hold names. */
	readonly fields: readonly number[];
	readonly header: boolean;
	/** Whether a field may be between quotes. */
	readonly quotes: boolean;
}

const FILES: readonly Poisoned[] = [
	{
		file: 'etalab-cs1100502-fictif-20260512.csv',
		encoding: 'utf8',
		fields: [3, 4],
		header: true,
		quotes: false
	},
	{
		file: 'etalab-cs1100501-fictif-20260512.csv',
		encoding: 'utf8',
		fields: [2, 3],
		header: true,
		quotes: false
	},
	{ file: 'groupes-fictifs-20260930.csv', encoding: 'utf8', fields: [2], header: true, quotes: true },
	{
		file: 'usages-solutions-fictifs-20260930.csv',
		encoding: 'utf8',
		fields: [1],
		header: true,
		quotes: true
	},
	{
		file: 'enquete-esms-fictive-20260930.csv',
		encoding: 'latin1',
		fields: [1, 5],
		header: true,
		quotes: true
	}
];

/** The files of the demonstration, with names of structures, organisations, groups and solutions that attack. */
export function hostileFiles(): readonly string[] {
	const folder = mkdtempSync(path.join(os.tmpdir(), 'cible-hostile-'));
	return FILES.map(({ file, encoding, fields, header, quotes }) => {
		const lines = readFileSync(inRoot('data', 'demo', file), encoding).split(/\r?\n/);
		const poisoned = lines.map((line, index) => {
			if (line === '' || (header && index === 0)) return line;
			const cells = line.split(';');
			for (const field of fields) {
				if (cells[field] === undefined || cells[field] === '') continue;
				const text = textOf(index).replaceAll(';', ',');
				cells[field] = quotes ? quoted(text) : `${text} ${index}`;
			}
			return cells.join(';');
		});
		const copy = path.join(folder, file);
		writeFileSync(copy, poisoned.join('\n'), encoding);
		return copy;
	});
}
