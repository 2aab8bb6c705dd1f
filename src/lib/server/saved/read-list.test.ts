import { describe, expect, it } from 'vitest';
import { fileSourceFromBytes, readFinessList } from '$lib/files';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites } from '../../../../tests/support/territory';
import { listReport, readListFile } from './read-list';

const { table } = compose(smallReference, {
	kind: 'establishments',
	rows: sites(25, { entity: '560000001', category: '500', prefix: '01' })
});

async function report(text: string) {
	const read = await readFinessList(fileSourceFromBytes('x', new TextEncoder().encode(text)));
	if (!read.ok) throw new Error(read.error.code);
	return listReport(read.value, table);
}

describe('the report of a list', () => {
	it('tells recognised numbers from those the version does not know, and keeps both', async () => {
		expect(await report('010000000 010000001 290000017')).toMatchObject({
			numbers: ['010000000', '010000001', '290000017'],
			recognised: 2,
			unknown: ['290000017'],
			entities: []
		});
	});

	it('puts back a lost zero only when the register has the number', async () => {
		expect(await report('010000001\n10000032\n10000024')).toMatchObject({
			numbers: ['010000001', '010000024'],
			repaired: 1,
			malformed: 1,
			malformedExamples: [{ line: 2, value: '10000032' }]
		});
	});

	it('says which unknown numbers are legal entities, and their structures', async () => {
		expect(await report('560000001')).toMatchObject({
			recognised: 0,
			entities: ['560000001'],
			ofEntities: expect.objectContaining({ length: 25 }) as string[]
		});
	});

	it('knows nothing before the first import', async () => {
		const read = await readFinessList(fileSourceFromBytes('x', new TextEncoder().encode('010000000')));
		expect(read.ok && listReport(read.value, null)).toMatchObject({ recognised: 0, unknown: ['010000000'] });
	});

	it('is a sentence when the file cannot be read', async () => {
		const read = await readListFile('x', new TextEncoder().encode('rien'), new AbortController().signal);
		expect(read).toMatchObject({ ok: false, error: expect.stringContaining('FINESS') as string });
	});
});
