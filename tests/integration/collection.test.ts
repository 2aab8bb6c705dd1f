import { readFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { rankOperators } from '$lib/domain/quality';
import { OTHER_STATES } from '$lib/domain/segmentation';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { territoryData, type TerritoryData } from '$lib/screens';
import {
	campaignByToken,
	campaignOperatorsOf,
	createCampaign,
	findCampaign,
	markOperators,
	questionnaireFiles,
	remindersList,
	sendingList,
	zipPieces,
	type Campaign,
	type CampaignOperator
} from '$lib/server/collection';
import type { Database } from '$lib/server/db';
import { importFiles, type ImportFile } from '$lib/server/imports';
import { currentVersion, loadTable, rollback } from '$lib/server/versions';
import { answered, answersOf } from '../support/answer-questionnaire';
import { describeOnBothEngines } from '../support/databases';
import { contextOf, fileOf, register, sitesOf } from '../support/import-files';

const SEED = 'collecte 2026';
const TODAY = '2026-11-24';
const FOLDER = path.resolve(import.meta.dirname, '../../data/demo');

interface Manifest {
	files: { file: string; coverage: ImportFile['coverage']; referenceDate: string }[];
}

function demonstration(): ImportFile[] {
	const manifest = JSON.parse(readFileSync(path.join(FOLDER, 'manifest.json'), 'utf8')) as Manifest;
	return manifest.files.map(({ file, coverage, referenceDate }) => ({
		path: path.join(FOLDER, file),
		name: file,
		coverage: coverage ?? null,
		referenceDate,
		fictional: true
	}));
}

async function territoryOf(db: Database): Promise<{ data: TerritoryData; id: number }> {
	const version = await currentVersion(db);
	if (!version) throw new Error('No version');
	const table = await loadTable(db, version.hash);
	return {
		data: territoryData(table, { criteria: defaultCriteria, overrides: [] }, ssoRule),
		id: version.id
	};
}

async function campaignOf(
	db: Database,
	organisations: (data: TerritoryData) => readonly string[]
): Promise<Campaign> {
	const { data, id } = await territoryOf(db);
	const made = await createCampaign(
		db,
		{ name: ' Collecte  d’automne ', dueOn: '2026-12-31', organisations: organisations(data) },
		{ versionId: id, table: data.table, stakes: rankOperators(data).operators },
		TODAY,
		'program'
	);
	if (!made.ok) throw new Error(made.error.code);
	const campaign = await findCampaign(db, made.value, 'national');
	if (!campaign) throw new Error('No campaign');
	return campaign;
}

async function filesOf(
	db: Database,
	campaign: Campaign,
	operators: readonly CampaignOperator[]
): Promise<{ name: string; bytes: Uint8Array }[]> {
	const files = [];
	for await (const file of questionnaireFiles(db, campaign, operators)) files.push(file);
	return files;
}

const undeterminedIn = ({ classification }: TerritoryData): number => {
	const undetermined = classification.segments.length + OTHER_STATES.indexOf('undetermined');
	return classification.result.reduce((sum, result) => sum + (result === undetermined ? 1 : 0), 0);
};

describeOnBothEngines('the loop of collection on the demonstration territory', (open) => {
	it('asks the ten operators who settle most, and settles at least what was promised', async () => {
		const db = await open();
		const context = contextOf(db);
		expect((await importFiles(context, demonstration())).ok).toBe(true);
		const before = await territoryOf(db);
		const ranking = rankOperators(before.data);
		const first = ranking.operators.slice(0, 10);
		const promised = first.reduce((sum, { settles }) => sum + settles, 0);
		expect(promised).toBeGreaterThan(0.8 * ranking.undetermined);

		const campaign = await campaignOf(db, () => first.map(({ id }) => id));
		expect(await campaignByToken(db, campaign.token)).toEqual(campaign);
		const operators = await campaignOperatorsOf(db, campaign, TODAY);
		expect(operators.map(({ status }) => status)).toEqual(Array(10).fill('to-send'));
		await markOperators(
			db,
			campaign.id,
			operators.map(({ organisation }) => organisation),
			'sent',
			new Date()
		);

		const random = answersOf(SEED);
		const sent = await filesOf(db, campaign, operators);
		const returned = sent.map(({ name, bytes }) => fileOf(name, answered(bytes, random)));
		const imported = await importFiles(context, returned);
		expect(imported.ok && imported.value.status).toBe('published');
		if (!imported.ok) return;
		expect(imported.value.report.files.every(({ rejected }) => rejected === 0)).toBe(true);
		expect(imported.value.details.flatMap(({ warnings }) => warnings)).toEqual([]);

		const after = await territoryOf(db);
		const [undetermined, left] = [undeterminedIn(before.data), undeterminedIn(after.data)];
		process.stdout.write(
			`seed « ${SEED} »: ${undetermined} undetermined, ${promised} promised, ${left} left\n`
		);
		expect(undetermined).toBe(ranking.undetermined);
		expect(undetermined - left).toBeGreaterThanOrEqual(promised);
		const moved = imported.value.moves.filter(({ from }) => from === 'undetermined');
		expect(moved.reduce((sum, { structures }) => sum + structures, 0)).toBe(undetermined - left);

		const answers = await campaignOperatorsOf(db, campaign, TODAY);
		expect(answers.map(({ status }) => status)).toEqual(Array(10).fill('answered'));
		expect(answers[0]?.answer).toMatchObject({ on: '2026-12-15', times: 1 });
	});
});

describeOnBothEngines('a campaign', (open) => {
	const ENTITY = '140900004';
	const start = async (): Promise<{ db: Database; campaign: Campaign }> => {
		const db = await open();
		const sites = sitesOf(3).map((site) => ({ ...site, entity: ENTITY }));
		expect((await importFiles(contextOf(db), [fileOf('registre.csv', register(sites))])).ok).toBe(true);
		return { db, campaign: await campaignOf(db, () => [ENTITY]) };
	};

	it('says who is to be sent what, who answered and whom to remind, without a formula', async () => {
		const { db, campaign } = await start();
		const list = [...sendingList(campaign, await campaignOperatorsOf(db, campaign, TODAY))].join('');
		expect(list).toContain(`"${ENTITY}"`.replaceAll('"', ''));
		expect(list).toContain('31/12/2026');
		await markOperators(db, campaign.id, [ENTITY], 'sent', new Date('2026-11-24T10:00:00Z'));
		const [sent] = await campaignOperatorsOf(db, campaign, '2026-12-20');
		expect(sent).toMatchObject({ status: 'sent', toRemind: false });
		expect((await campaignOperatorsOf(db, campaign, '2026-12-24'))[0]?.toRemind).toBe(true);
		const [late] = await campaignOperatorsOf(db, campaign, '2027-01-02');
		expect([...remindersList(campaign, late ? [late] : [])].join('')).toContain('Envoyé, sans réponse');
	});

	it('keeps both answers of an operator that answered twice; the later date wins, whatever came first', async () => {
		const { db, campaign } = await start();
		const operators = await campaignOperatorsOf(db, campaign, TODAY);
		const [file] = await filesOf(db, campaign, operators);
		if (!file) throw new Error('No questionnaire');
		const random = answersOf(SEED);
		const [late, early] = [answered(file.bytes, random, 46_371), answered(file.bytes, random, 46_360)];
		const context = contextOf(db);
		expect((await importFiles(context, [fileOf('retour-1.xlsx', late)])).ok).toBe(true);
		const again = await importFiles(context, [fileOf('retour-2.xlsx', early)]);
		expect(again.ok && again.value.report.changed).toBe(0);
		expect((await campaignOperatorsOf(db, campaign, TODAY))[0]?.answer).toMatchObject({
			on: '2026-12-15',
			times: 2
		});
		expect((await rollback(db, 1, { actor: 'program' })).ok).toBe(true);
		expect((await campaignOperatorsOf(db, campaign, TODAY))[0]?.answer).toBeNull();
	});

	it('gives its questionnaires as one archive', async () => {
		const { db, campaign } = await start();
		const pieces: Uint8Array[] = [];
		const operators = await campaignOperatorsOf(db, campaign, TODAY);
		for await (const piece of zipPieces(questionnaireFiles(db, campaign, operators))) pieces.push(piece);
		const files = unzipSync(Buffer.concat(pieces));
		expect(Object.keys(files)).toEqual([`questionnaire-${ENTITY}-${ENTITY}.xlsx`]);
		const workbook = unzipSync(Object.values(files)[0] ?? new Uint8Array());
		expect(strFromU8(workbook['xl/workbook.xml'] ?? new Uint8Array())).toContain('Structures');
	});

	it.each([
		[{ organisations: [] }, 'no-operator'],
		[{ organisations: ['999999999'] }, 'unknown-operator'],
		[{ name: '  ' }, 'name'],
		[{ name: 'x'.repeat(121) }, 'name'],
		[{ dueOn: TODAY }, 'due-date'],
		[{ dueOn: '2026-02-31' }, 'due-date']
	])('is refused with %o', async (choice, code) => {
		const { db } = await start();
		const { data, id } = await territoryOf(db);
		const ground = { versionId: id, table: data.table, stakes: [] };
		const full = { name: 'Automne', dueOn: '2026-12-31', organisations: [ENTITY], ...choice };
		const made = await createCampaign(db, full, ground, TODAY, 'program');
		expect(made.ok ? '' : made.error.code).toBe(code);
	});
});
