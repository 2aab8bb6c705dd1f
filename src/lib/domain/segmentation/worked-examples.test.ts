import fs from 'node:fs';
import { describe, expect, it } from 'vitest';
import { defaultCriteria } from '$lib/reference';
import { coded, numbers, territory, type Bounds } from '../../../../tests/support/synthetic';
import { smallestFlips } from '../why';
import { classify, OTHER_STATES, outcomeIds } from './index';

const page = fs.readFileSync('docs/segmentation.md', 'utf8');

/** The examples of the page: their title and the rows of their table. */
const examples = page
	.split(/^### /m)
	.slice(1)
	.map((part): [string, Map<string, string>] => {
		const rows = part.split('\n').filter((line) => line.startsWith('| '));
		const cells = rows.slice(2).map((line) => line.split('|').map((cell) => cell.trim()));
		return [part.split('\n')[0] ?? '', new Map(cells.map(([, name = '', value = '']) => [name, value]))];
	});

function boundsOf(text: string): Bounds {
	const [a = NaN, b = NaN, c = NaN, d = NaN] = text.split('/').map(Number);
	return [a, b, c, d];
}

describe('the worked examples of docs/segmentation.md', () => {
	it('are three', () => {
		expect(examples).toHaveLength(3);
	});

	it.each(examples)('%s', (_title, rows) => {
		const read = (name: string): string => rows.get(name) ?? '';
		const it_ = read('organisation.it_centralised');
		const table = territory(
			{ 'structure.sector': coded([read('structure.sector')]), 'structure.scope': coded(['yes']) },
			{
				'organisation.esms': numbers([boundsOf(read('organisation.esms'))]),
				'organisation.professionals': numbers([boundsOf(read('organisation.professionals'))]),
				'organisation.it_centralised': coded([it_ === 'unknown' ? '' : it_])
			},
			[0]
		);
		const { segments, result, possible, estimated } = classify(table, defaultCriteria);
		const name = [...segments, ...OTHER_STATES][result[0] ?? 0] ?? '';
		const left = outcomeIds(segments, possible[0] ?? 0).join(', ');
		expect(name === 'undetermined' ? `${name}: ${left}` : name).toBe(read('result'));
		const certainty = name === 'undetermined' ? 'none' : estimated[0] === 1 ? 'estimated' : 'certain';
		expect(certainty).toBe(read('certainty'));
		const [flip] = smallestFlips(table, defaultCriteria, 0).flips;
		const changes = flip?.changes.map(({ field, value }) => `${field} = ${value}`).join(', ');
		expect(`${changes} → ${flip?.outcome}`).toBe(read('smallest change'));
	});
});
