import { describe, expect, it } from 'vitest';
import { STRUCTURE_QUESTIONS } from '$lib/domain/questionnaire';
import { writeQuestionnaire } from '$lib/files';
import { editParts, typeIn, type Typed } from '../../support/edit-workbook';
import { questionColumn, SHEET_NUMBERS } from '../../support/questionnaire-layout';
import { askedSample, SAMPLE } from '../../support/sample-questionnaire';
import { collect, sourceOf, type Collected } from './collect';

const { entity: EJ, stranger: STRANGER, dated: DATED, sites: SITES } = SAMPLE;
const [A, B, C] = SITES;
const sent = writeQuestionnaire(askedSample);

const {
	guide: GUIDE,
	organisation: ORGANISATION,
	structures: STRUCTURES,
	uses: USES,
	reference: REFERENCE
} = SHEET_NUMBERS;
const HEADS = questionColumn('structure.heads');
const PHONE = questionColumn('structure.phone');
const EQUIPPED = questionColumn('structure.equipped');

const returned = (typed: Readonly<Record<number, Typed>>): Promise<Collected> =>
	collect(sourceOf(typeIn(sent, typed), 'retour.xlsx'));
const surveyOf = ({ rows }: Collected, number: string) =>
	rows.survey?.find((row) => row['structure.finess'] === number);
const warningsOf = ({ report }: Collected): string[] => report.warnings.map(({ code }) => code);

describe('a questionnaire that comes back', () => {
	it('is recognised by its content, with its campaign, its operator and the date of its answers', async () => {
		const collected = await returned({
			[ORGANISATION]: { ...DATED, B12: 'Oui' },
			[STRUCTURES]: { [`${HEADS}6`]: 31 }
		});
		expect(collected.detection).toMatchObject({
			format: 'questionnaire',
			layers: ['survey', 'uses'],
			referenceDate: '2026-12-15',
			questionnaire: {
				campaign: 'c0ffee',
				organisation: EJ,
				structures: 3,
				questions: 34,
				answers: 4,
				uses: 1
			}
		});
		expect(surveyOf(collected, A)).toMatchObject({ 'structure.heads': '48', 'structure.phone': 'no' });
		expect(surveyOf(collected, B)).toMatchObject({ 'structure.heads': '31', 'structure.phone': '' });
		expect(collected.rows.uses).toMatchObject([
			{ 'use.holder': EJ, 'use.solution': 'Alpha', 'use.users': '60' }
		]);
		expect(collected.report.warnings).toEqual([]);
	});

	it('gives one answer for the whole organisation to each of its structures', async () => {
		const collected = await returned({ [ORGANISATION]: { ...DATED, B12: 'non' } });
		expect(SITES.map((number) => surveyOf(collected, number)?.['structure.it_centralised'])).toEqual([
			'no',
			'no',
			'no'
		]);
	});

	it('says nothing where a cell is blank: never zero, never no', async () => {
		const collected = await returned({ [ORGANISATION]: DATED, [STRUCTURES]: { [`${HEADS}6`]: 31 } });
		const row = surveyOf(collected, B) ?? {};
		expect(Object.values(row).filter((value) => value !== '')).toEqual([B, '31']);
		expect(surveyOf(collected, C)).toBeUndefined();
	});

	it('keeps a zero that was typed', async () => {
		const collected = await returned({ [ORGANISATION]: DATED, [STRUCTURES]: { [`${EQUIPPED}6`]: 0 } });
		expect(surveyOf(collected, B)?.['structure.equipped']).toBe('0');
	});

	it('as it was sent, without a date, says nothing new about structures', async () => {
		const { rows, report } = await collect(sourceOf(sent));
		expect(rows.survey).toBeUndefined();
		expect(report).toMatchObject({ read: 4, ignored: 3, accepted: 1 });
	});

	it('accounts for every line', async () => {
		const { report } = await returned({
			[ORGANISATION]: { ...DATED, B12: 'Oui' },
			[STRUCTURES]: { [`${HEADS}6`]: 31, A7: STRANGER, [`${HEADS}7`]: 9 }
		});
		expect(report.read).toBe(report.accepted + report.rejected + report.ignored);
		expect(report).toMatchObject({ accepted: 4, rejected: 1, ignored: 0 });
	});

	it('is read under any name of its sheets', async () => {
		const renamed = editParts(typeIn(sent, { [ORGANISATION]: DATED }), (name, xml) =>
			name === 'xl/workbook.xml'
				? xml
						.replaceAll('Structures', 'Feuil &amp; 1')
						.replaceAll('Solutions', 'Autre')
						.replaceAll('Référence', 'x')
				: xml
		);
		const collected = await collect(sourceOf(renamed));
		expect(collected.detection.questionnaire?.answers).toBe(2);
		expect(surveyOf(collected, A)?.['structure.heads']).toBe('48');
	});

	it('is read in any order of its columns', async () => {
		const swap: Readonly<Record<string, string>> = { [HEADS]: PHONE, [PHONE]: HEADS };
		const moveCells = (row: string): string =>
			[...row.matchAll(/<c r="([A-Z])(\d+)"(.*?(?:\/>|<\/c>))/g)]
				.map(([, letter = '', line, rest]) => ({ letter: swap[letter] ?? letter, line, rest }))
				.sort((a, b) => (a.letter < b.letter ? -1 : 1))
				.map(({ letter, line, rest }) => `<c r="${letter}${line}"${rest}`)
				.join('');
		const moved = editParts(typeIn(sent, { [ORGANISATION]: DATED }), (name, xml) =>
			name.endsWith(`sheet${STRUCTURES}.xml`)
				? xml.replace(
						/(<row [^>]*>)(.*?)<\/row>/g,
						(_, row: string, cells: string) => `${row}${moveCells(cells)}</row>`
					)
				: xml
		);
		expect(surveyOf(await collect(sourceOf(moved)), A)).toMatchObject({
			'structure.heads': '48',
			'structure.phone': 'no'
		});
	});

	it('whose column was given another name says which question is not read any more', async () => {
		const collected = await returned({ [ORGANISATION]: DATED, [STRUCTURES]: { [`${PHONE}4`]: 'Truc' } });
		expect(warningsOf(collected)).toEqual(['question-missing']);
		expect(collected.report.warnings[0]?.examples[0]?.value).toBe('Usage du téléphone');
		expect(surveyOf(collected, A)?.['structure.heads']).toBe('48');
	});

	it('with merged cells reads the first one and says so', async () => {
		const merged = editParts(
			typeIn(sent, { [ORGANISATION]: DATED, [STRUCTURES]: { [`${PHONE}6`]: 'Envisageable' } }),
			(name, xml) =>
				name.endsWith(`sheet${STRUCTURES}.xml`)
					? xml.replace(
							'<dataValidations',
							`<mergeCells count="1"><mergeCell ref="${PHONE}6:${PHONE}7"/></mergeCells><dataValidations`
						)
					: xml
		);
		const collected = await collect(sourceOf(merged));
		expect(warningsOf(collected)).toEqual(['merged-cells']);
		expect(surveyOf(collected, B)?.['structure.phone']).toBe('yes');
		expect(surveyOf(collected, C)).toBeUndefined();
	});

	it('with a formula reads the result that was stored and says so', async () => {
		const collected = await returned({
			[ORGANISATION]: DATED,
			[STRUCTURES]: { [`${HEADS}6`]: { formula: '12+30', result: 42 } }
		});
		expect(surveyOf(collected, B)?.['structure.heads']).toBe('42');
		expect(warningsOf(collected)).toEqual(['formula-cell']);
	});

	it('with a solution under another name counts nobody under the old one, and says so', async () => {
		const collected = await returned({ [ORGANISATION]: DATED, [USES]: { B5: 'Alpha Santé', C5: 64 } });
		expect(collected.rows.uses).toMatchObject([
			{ 'use.holder': EJ, 'use.solution': 'Alpha Santé', 'use.users': '64' },
			{
				'use.holder': EJ,
				'use.solution': 'Alpha',
				'use.users': '0',
				'use.external_users': '0',
				'use.psc': ''
			}
		]);
		expect(warningsOf(collected)).toEqual(['use-replaced']);
	});

	it('with one solution more leaves those declared before as they are', async () => {
		const collected = await returned({ [ORGANISATION]: DATED, [USES]: { B6: 'Beta', C6: 12 } });
		expect(collected.rows.uses?.map((use) => [use['use.solution'], use['use.users']])).toEqual([
			['Alpha', '60'],
			['Beta', '12']
		]);
		expect(warningsOf(collected)).toEqual([]);
	});

	it('without the line of a solution says nothing of it: what was taken away is not a zero', async () => {
		const collected = await returned({ [ORGANISATION]: DATED, [USES]: { A5: '', B5: '', C5: '' } });
		expect(collected.rows.uses ?? []).toEqual([]);
		expect(warningsOf(collected)).toEqual(['use-removed']);
	});

	it('refuses the line of another operator with its reason, and keeps all others', async () => {
		const collected = await returned({
			[ORGANISATION]: DATED,
			[STRUCTURES]: { A6: STRANGER, [`${HEADS}6`]: 31 },
			[USES]: { A6: STRANGER, B6: 'Beta', C6: 12 }
		});
		expect(collected.rejects.map(({ code, value }) => [code, value])).toEqual([
			['foreign-finess', STRANGER],
			['foreign-finess', STRANGER]
		]);
		expect(surveyOf(collected, A)?.['structure.heads']).toBe('48');
	});

	it('tells the answers that cannot be read, and keeps the rest of their line', async () => {
		const collected = await returned({
			[ORGANISATION]: DATED,
			[STRUCTURES]: { [`${HEADS}6`]: 'une dizaine', [`${PHONE}6`]: 'Bof', [`${EQUIPPED}6`]: 3 }
		});
		expect(warningsOf(collected).sort()).toEqual(['unknown-value', 'unreadable-answer']);
		expect(surveyOf(collected, B)).toMatchObject({
			'structure.heads': '',
			'structure.phone': '',
			'structure.equipped': '3'
		});
	});

	it.each([
		['2016-12-15', '15/12/2016'],
		['never', 'bientôt'],
		['2062-12-15', '15/12/2062']
	])('takes no date that is none (%s)', async (_, text) => {
		const collected = await returned({ [ORGANISATION]: { B11: text } });
		expect(collected.detection.referenceDate).toBe('');
		expect(warningsOf(collected)).toEqual(['answer-date']);
	});

	it.each([
		['campaign', /c0ffee/g, 'questionnaire-damaged'],
		['version', />1</g, 'questionnaire-version']
	])('is refused when its hidden sheet lost its %s', async (_, pattern, code) => {
		const damaged = editParts(sent, (name, xml) =>
			name.endsWith(`sheet${REFERENCE}.xml`)
				? xml.replace(pattern, (found) => (found === '>1<' ? '>9<' : ''))
				: xml
		);
		await expect(collect(sourceOf(damaged))).rejects.toThrow(code);
	});
});

describe('a questionnaire that is sent', () => {
	const parts: Record<string, string> = {};
	editParts(sent, (name, xml) => (parts[name] = xml));
	const sheet = (number: number): string => parts[`xl/worksheets/sheet${number}.xml`] ?? '';

	it('is the same file for the same content', () => {
		expect(writeQuestionnaire(askedSample)).toEqual(sent);
	});

	it('holds no formula, and no text that could run as one', () => {
		for (const xml of Object.values(parts)) expect(xml).not.toMatch(/<f[ >]/);
		expect(sheet(STRUCTURES)).toContain("'=HYPERLINK");
	});

	it('protects every sheet, leaves the answers open, and hides the reference', () => {
		for (const number of [GUIDE, ORGANISATION, STRUCTURES, USES, REFERENCE])
			expect(sheet(number)).toContain('<sheetProtection sheet="1"');
		expect(parts['xl/styles.xml']).toContain('<protection locked="0"/>');
		expect(parts['xl/workbook.xml']).toMatch(/name="Référence"[^>]*state="hidden"/);
	});

	it('offers lists and help for the answers', () => {
		expect(sheet(STRUCTURES).match(/<dataValidation /g)).toHaveLength(STRUCTURE_QUESTIONS.length);
		expect(sheet(STRUCTURES)).toContain('type="list"');
		expect(sheet(STRUCTURES)).toContain('prompt="Professionnels présents');
	});

	it('never puts an estimate in the place of an answer', () => {
		expect(askedSample.structures[1]?.heads.state).not.toBe('declared');
		expect(sheet(STRUCTURES)).toMatch(new RegExp(`<c r="${HEADS}6" s="\\d+"/>`));
	});
});
