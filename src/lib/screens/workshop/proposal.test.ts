import { describe, expect, it } from 'vitest';
import { parseCriteria } from '$lib/domain/segmentation';
import { defaultCriteria } from '$lib/reference';
import { proposableFields, readProposal } from './proposal';

const plain = (text: string | undefined): string | undefined => text?.replace(/[\u00a0\u202f]/g, ' ');
const SEGMENTS = ['large-group', 'physical-mie'];
const esms = { segment: 'large-group', field: 'organisation.esms', op: 'gte', value: 30 };

describe('a criterion proposed from a phone', () => {
	it('has the sentence of the program, whatever was sent', () => {
		const read = readProposal(SEGMENTS, { ...esms, sentence: '<script>', who: 12 });
		expect({ ...read, sentence: plain(read?.sentence) }).toEqual({
			...esms,
			sentence: 'ESMS de l’organisme ≥ 30'
		});
	});

	it.each([
		['nothing', null],
		['a text', 'ESMS'],
		['another segment', { ...esms, segment: 'out-of-scope' }],
		['a field that is not offered', { ...esms, field: 'structure.name' }],
		['a field of objects', { ...esms, field: 'constructor' }],
		['an operator of another type', { ...esms, op: 'in' }],
		['a number below zero', { ...esms, value: -1 }],
		['a number beyond reason', { ...esms, value: 1_000_001 }],
		['no number', { ...esms, value: Number.NaN }],
		['no choice', { segment: 'large-group', field: 'structure.sector', op: 'in', value: [] }],
		['a choice twice', { segment: 'large-group', field: 'structure.sector', op: 'in', value: ['PA', 'PA'] }],
		[
			'an unknown choice',
			{ segment: 'large-group', field: 'structure.sector', op: 'in', value: ['PA', 'XX'] }
		],
		['neither yes nor no', { segment: 'large-group', field: 'organisation.mixed', op: 'is', value: 'maybe' }]
	])('is refused when it is %s', (_, given) => expect(readProposal(SEGMENTS, given)).toBeNull());

	it('can be a condition of criteria, for every field and operator that is offered', () => {
		for (const { id, operators, codes } of proposableFields())
			for (const { op } of operators) {
				const [first] = codes ?? [];
				const value = !first ? 12 : op === 'is' ? first.code : [first.code];
				const read = readProposal(SEGMENTS, { segment: 'large-group', field: id, op, value });
				const [segment] = defaultCriteria.segments;
				const when = { field: read?.field, op: read?.op, value: read?.value };
				expect(parseCriteria({ ...defaultCriteria, segments: [{ ...segment, when }] })).toMatchObject({
					ok: true
				});
			}
	});
});
