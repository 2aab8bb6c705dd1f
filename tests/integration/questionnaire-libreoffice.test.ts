import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeQuestionnaire } from '$lib/files';
import { temporaryFolder } from '../support/import-files';
import { editParts, typeIn } from '../support/edit-workbook';
import { askedSample, SAMPLE } from '../support/sample-questionnaire';
import { collect, sourceOf } from '../unit/files/collect';

const OFFICE = ['/usr/bin/soffice', '/usr/lib/libreoffice/program/soffice'].find((file) => existsSync(file));
const LIMIT_MS = 90_000;

/** Opens a workbook in LibreOffice and saves it again. */
function savedByLibreOffice(workbook: Uint8Array): Uint8Array {
	const folder = temporaryFolder();
	const [given, out] = [path.join(folder, 'rempli.xlsx'), path.join(folder, 'out')];
	writeFileSync(given, workbook);
	mkdirSync(out);
	const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
	execFileSync(OFFICE ?? '', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, given], {
		timeout: LIMIT_MS,
		stdio: 'ignore'
	});
	return readFileSync(path.join(out, 'rempli.xlsx'));
}

describe.skipIf(OFFICE === undefined)('a questionnaire saved by LibreOffice', () => {
	it('is read as it was filled, and is still protected', { timeout: LIMIT_MS }, async () => {
		const filled = typeIn(writeQuestionnaire(askedSample), SAMPLE.filled);
		const saved = savedByLibreOffice(filled);
		const [before, after] = [await collect(sourceOf(filled)), await collect(sourceOf(saved))];
		expect(after.detection).toEqual(before.detection);
		expect(after.rows).toEqual(before.rows);
		expect(after.report.warnings).toEqual([]);
		const parts: string[] = [];
		editParts(saved, (_, xml) => {
			parts.push(xml);
			return xml;
		});
		expect(parts.filter((xml) => xml.includes('<sheetProtection')).length).toBeGreaterThanOrEqual(5);
		expect(parts.some((xml) => xml.includes('<dataValidation '))).toBe(true);
		expect(parts.some((xml) => /<f[ >]/.test(xml))).toBe(false);
	});
});
