import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { detect, fileSourceFromBytes, read } from '../../../src/lib/files';
import { finess, finessPlus, legalEntity, site } from './builders';
import { collect, sourceOf } from './collect';

describe('FINESS+ structures', () => {
	it('give legal entities and their open sites, with WGS 84 positions', async () => {
		const { detection, report, rows } = await collect(sourceOf(finessPlus(legalEntity({ sites: [site()] }))));
		expect(detection).toEqual({
			format: 'finess-plus-json',
			layers: ['legal-entities', 'establishments'],
			encoding: 'utf-8',
			delimiter: '',
			gzip: false,
			referenceDate: '2026-03-09'
		});
		expect(report).toMatchObject({ read: 2, accepted: 2, rejected: 0, ignored: 0, warnings: [] });
		expect(rows.establishments).toEqual([
			{
				'structure.finess': finess('01', 2),
				'structure.legal_entity': finess('01', 78005),
				'structure.name': 'EHPAD DU LAC',
				'structure.siret': '77220148900022',
				'structure.category': '500',
				'structure.department': '01',
				'structure.commune': '01053',
				'structure.postal_code': '01000',
				'structure.city': 'BOURG EN BRESSE',
				'structure.tariff_code': '40',
				'structure.opened_on': '1956-11-16',
				'structure.updated_on': '2021-10-18',
				'structure.latitude': '46.211257',
				'structure.longitude': '5.254203'
			}
		]);
		expect(rows['legal-entities']?.[0]).toMatchObject({
			'legal-entity.name': 'ASSOCIATION DU LAC',
			'legal-entity.siren': '772201489',
			'legal-entity.status': '60',
			'legal-entity.department': '01'
		});
	});

	it('are the same gzipped', async () => {
		const content = finessPlus(legalEntity({ sites: [site()] }));
		const zipped = await collect(sourceOf(gzipSync(content)));
		expect(zipped.detection.gzip).toBe(true);
		expect(zipped.rows).toEqual((await collect(sourceOf(content))).rows);
	});

	it('ignore what is closed or inactive, entity by entity', async () => {
		const sites = [
			site(),
			site({ number: finess('01', 3), closedOn: '2019-03-03' }),
			site({ number: finess('01', 4), state: 'I' })
		];
		const closed = legalEntity({ number: finess('01', 9), state: 'I' });
		const { report } = await collect(sourceOf(finessPlus(legalEntity({ sites }), closed)));
		expect(report).toMatchObject({ read: 5, accepted: 2, ignored: 3 });
	});

	it('with a site whose number is lost refuse that site alone', async () => {
		const sites = [site({ number: 'inconnu' }), site({ number: finess('01', 3) })];
		const { report, rejects } = await collect(sourceOf(finessPlus(legalEntity({ sites }))));
		expect(report).toMatchObject({ read: 3, accepted: 2, rejected: 1 });
		expect(rejects[0]).toMatchObject({
			column: 'numFinessEge',
			value: 'inconnu',
			code: 'finess-shape',
			line: 1
		});
		expect(rejects[0]?.raw).toContain('"numFinessEge":"inconnu"');
	});

	it('that are refused keep a text that is read again once corrected, each with its own legal entity', async () => {
		const good = site({ number: finess('01', 3) });
		const { rejects } = await collect(
			sourceOf(
				finessPlus(
					legalEntity({ sites: [site({ number: 'inconnu' })] }),
					legalEntity({ number: 'FAUX', sites: [site({ number: 'perdu' }), good] })
				)
			)
		);
		expect(rejects.map(({ column, value }) => [column, value])).toEqual([
			['numFinessEge', 'inconnu'],
			['numFinessEge', 'perdu'],
			['numFinessPm', 'FAUX']
		]);
		const corrected = rejects.map(({ raw }) =>
			raw
				.replace('"FAUX"', `"${finess('01', 7)}"`)
				.replace('"inconnu"', `"${finess('01', 4)}"`)
				.replace('"perdu"', `"${finess('01', 5)}"`)
		);
		expect(JSON.parse(corrected[2] ?? '')).toMatchObject({ ege: [good] });
		const content = `{"schemaVersion":"v1","rejets":true,"pmej":[${corrected.join(',')}],"illisibles":[]}`;
		const { detection, report, rows } = await collect(sourceOf(content));
		expect(detection.rejects).toBe(true);
		expect(report).toMatchObject({ read: 6, accepted: 5, rejected: 0, ignored: 1 });
		expect(
			rows.establishments?.map((row) => [row['structure.finess'], row['structure.legal_entity']])
		).toEqual([
			[finess('01', 4), finess('01', 78005)],
			[finess('01', 5), finess('01', 7)],
			[finess('01', 3), finess('01', 7)]
		]);
	});

	it('that are refused and too long to be corrected keep a part of their text, visibly cut', async () => {
		const name = 'x'.repeat(600_000);
		const long = {
			...legalEntity({ number: 'FAUX', sites: [site({ number: 'inconnu' })] }),
			adresse: [name]
		};
		const { rejects } = await collect(sourceOf(finessPlus(long)));
		expect(rejects.map(({ raw }) => [raw.length < 5_000, raw.endsWith('…')])).toEqual([
			[true, true],
			[true, true]
		]);
	});

	it('with entities that are not objects or not JSON count them as refused', async () => {
		const content = `{"schemaVersion":"v1","pmej":[12,\n{"a":tru},\n${JSON.stringify(legalEntity())}]}`;
		const { report, rejects } = await collect(sourceOf(content));
		expect(report).toMatchObject({ read: 3, accepted: 1, rejected: 2 });
		expect(rejects.map(({ code, line }) => [code, line])).toEqual([
			['json-shape', 1],
			['json-syntax', 2]
		]);
	});

	it('are refused whole when they are cut, gzipped or not', async () => {
		const content = finessPlus(legalEntity({ sites: [site()] }));
		const zipped = gzipSync(content);
		await expect(collect(sourceOf(content.slice(0, -20)))).rejects.toThrow('truncated-json');
		await expect(collect(sourceOf(zipped.subarray(0, zipped.length - 30)))).rejects.toThrow('truncated-gzip');
	});

	it('deliver in batches, wait for the receiver, tell their progress and can be cancelled', async () => {
		const many = Array.from({ length: 5_000 }, (_, i) => legalEntity({ number: finess('01', i) }));
		const source = fileSourceFromBytes('plus.json', Buffer.from(finessPlus(...many)));
		const detection = await detect(source);
		if (!detection.ok) throw new Error(detection.error.code);
		const sizes: number[] = [];
		let waiting = 0;
		let last = 0;
		const result = await read(
			source,
			detection.value,
			{},
			{
				async batch({ rows }) {
					waiting++;
					expect(waiting).toBe(1);
					await new Promise((resolve) => setTimeout(resolve, 5));
					sizes.push(rows.length);
					waiting--;
				},
				reject: () => undefined,
				progress(bytes, total) {
					expect(bytes).toBeGreaterThan(last);
					expect(total).toBe(source.size);
					last = bytes;
				}
			}
		);
		expect(result.ok && result.value.accepted).toBe(5_000);
		expect(sizes.reduce((a, b) => a + b)).toBe(5_000);
		expect(Math.max(...sizes)).toBe(2_000);
		expect(last).toBe(source.size);

		const controller = new AbortController();
		const cancelled = await read(
			source,
			detection.value,
			{},
			{ batch: () => controller.abort(), reject: () => undefined },
			controller.signal
		);
		expect(cancelled).toEqual({ ok: false, error: { code: 'cancelled' } });
	});
});
