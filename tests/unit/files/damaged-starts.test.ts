import { describe, expect, it } from 'vitest';
import { detect, fileSourceFromBytes } from '$lib/files';

const detected = async (text: string) => {
	const result = await detect(fileSourceFromBytes('fichier.csv', Buffer.from(text)));
	return result.ok ? result.value.format : result.error.code;
};

describe('a file whose start is damaged', () => {
	it('is still the section it names, when its first lines are cut short', async () => {
		expect(await detected('finess;etalab;111;2026-05-12\nstructureet;010000024\n')).toBe('cs1100502');
		expect(await detected('finess;etalab;111;2026-05-12\nautre;1\n')).toBe('other-finess-file');
	});
	it('is not said to have a header only, when its first row has no end in sight', async () => {
		expect(await detected(`FINESS ET;Effectif\n010000024;1${'x'.repeat(3_000_000)}\n010000032;4\n`)).toBe(
			'row-too-long'
		);
		expect(await detected('FINESS ET;Effectif\n')).toBe('header-only');
	});
});
