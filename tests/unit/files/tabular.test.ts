import { describe, expect, it } from 'vitest';
import { detect, mappingFromProposal, parseMapping, type Mapping } from '../../../src/lib/files';
import { file, finess } from './builders';
import { collect, sourceOf } from './collect';

const A = finess('01', 2);
const B = finess('01', 3);
const C = finess('69', 4);

async function tabular(content: string) {
	const detection = await detect(sourceOf(content));
	if (!detection.ok) throw new Error(`Refused: ${detection.error.code}`);
	const { tabular: found, ...rest } = detection.value;
	if (!found) throw new Error('Not a table');
	return { ...rest, ...found };
}

const mapped = (proposal: {
	columns: readonly { header: string; field: string | null; certainty: string }[];
}) =>
	Object.fromEntries(
		proposal.columns.map(({ header, field, certainty }) => [header, `${field} ${certainty}`])
	);

const DASHBOARD_COLUMNS = [
	'Région',
	'Département',
	'Catégorie',
	'finess géographique',
	'Raison sociale',
	'finess juridique',
	'Déficiences intellectuelles',
	'Déficiences intellectuelles',
	"Taux d'ETP vacants",
	'ETP Direction/Encadrement',
	"- Dont nombre d'ETP réels de personnel médical d'encadrement",
	'ETP Administration /Gestion',
	'ETP Services généraux',
	'ETP Restauration',
	'ETP Socio-éducatif',
	'ETP Paramédical',
	'ETP Psychologue',
	'ETP ASH',
	'ETP Médical',
	'ETP Personnel Education nationale',
	'ETP Autres fonctions',
	"Vous disposez d'un responsable des Systèmes d'Information (RSI) ou Directeur des systèmes d'Information (DSI)",
	...Array.from({ length: 308 }, (_, i) => `Indicateur ${i}`)
];

/** A line of the dashboard: a FINESS number and its FTE by function. */
const dashboardLine = (number: string, etp: readonly string[]): string => {
	const said = new Map<string, string>([
		['Département', '01 - Ain'],
		['finess géographique', number],
		['finess juridique', finess('01', 78005)]
	]);
	const totals = DASHBOARD_COLUMNS.filter((name) => name.startsWith('ETP '));
	totals.forEach((name, i) => said.set(name, etp[i] ?? ''));
	return DASHBOARD_COLUMNS.map((name) => said.get(name) ?? '').join(';');
};

describe('the performance dashboard of ESMS, 330 columns', () => {
	const header = DASHBOARD_COLUMNS.map((name) => `"${name}"`).join(';');
	const etp = ['1,5', '2', '0', '0,25', '10,1', '20,2', '0', '5', '0,7', '0', '1'];

	it('is read without a question: FTE are the sum of its functions, whatever else it repeats', async () => {
		const { detection, report, rows } = await collect(
			sourceOf(file(header, dashboardLine(finess('01', 2), etp)))
		);
		expect(DASHBOARD_COLUMNS).toHaveLength(330);
		expect(detection.tabular?.proposal).toMatchObject({ kind: 'survey', certain: true, missing: [] });
		expect(detection.tabular?.header.filter((name) => name.startsWith('Déf'))).toEqual([
			'Déficiences intellectuelles (1)',
			'Déficiences intellectuelles (2)'
		]);
		expect(report).toMatchObject({ read: 1, accepted: 1, warnings: [] });
		expect(rows.survey).toEqual([{ 'structure.finess': finess('01', 2), 'structure.fte': '40.75' }]);
	});

	it('leaves FTE unknown where a function says nothing, and says so unless none says anything', async () => {
		const { report, rows } = await collect(
			sourceOf(
				file(
					header,
					dashboardLine(finess('01', 2), ['1,5', '', ...etp.slice(2)]),
					dashboardLine(finess('01', 3), [])
				)
			)
		);
		expect(rows.survey?.map((row) => row['structure.fte'])).toEqual(['', '']);
		expect(report.warnings).toMatchObject([{ code: 'partial-sum', count: 1 }]);
	});

	it('names the function at fault of a line that is refused', async () => {
		const { rejects } = await collect(
			sourceOf(
				file(
					header,
					dashboardLine(finess('01', 2), ['1,5', 'deux', ...etp.slice(2)]),
					dashboardLine(finess('01', 3), etp)
				)
			)
		);
		expect(rejects[0]).toMatchObject({ column: 'ETP Administration /Gestion', value: 'deux' });
	});

	it('asks when a function is missing: the sum would be too low', async () => {
		const short = header.replace('"ETP ASH";', '"Autre";');
		const detected = await detect(sourceOf(file(short, dashboardLine(finess('01', 2), etp))));
		if (!detected.ok) throw new Error(detected.error.code);
		const { proposal } = detected.value.tabular ?? {};
		expect(proposal?.certain).toBe(false);
		expect(proposal?.columns.filter(({ field }) => field === 'structure.fte')).toHaveLength(10);
		expect(proposal?.columns.find(({ header: name }) => name === 'ETP Médical')?.certainty).toBe('likely');
	});
});

describe('a table whose columns are guessed', () => {
	const SURVEY = file(
		'N° FINESS ET;Effectif;ETP;Accès au DUI;DSI centralisée;Souhait',
		`${A};42;38,5;Tous;Oui;Brique SSO`,
		`${B};1 234;1 100,25;Aucun;non;carte`
	);

	it('is a survey when its names are known', async () => {
		const { format, delimiter, proposal, header, headerLine, sample } = await tabular(SURVEY);
		expect({ format, delimiter, headerLine }).toEqual({ format: 'csv', delimiter: ';', headerLine: 1 });
		expect(header).toHaveLength(6);
		expect(sample).toHaveLength(2);
		expect(proposal).toMatchObject({ kind: 'survey', certain: true, missing: [] });
		expect(mapped(proposal)).toEqual({
			'N° FINESS ET': 'structure.finess certain',
			Effectif: 'structure.heads certain',
			ETP: 'structure.fte certain',
			'Accès au DUI': 'structure.dui_access certain',
			'DSI centralisée': 'structure.it_centralised certain',
			Souhait: 'structure.wish certain'
		});
	});

	it('is read with its certain mapping, into canonical values', async () => {
		const { report, rows } = await collect(sourceOf(SURVEY), { referenceDate: '2026-01-31' });
		expect(report).toMatchObject({ read: 2, accepted: 2, referenceDate: '2026-01-31', warnings: [] });
		expect(rows.survey).toEqual([
			{
				'structure.finess': A,
				'structure.heads': '42',
				'structure.fte': '38.5',
				'structure.dui_access': 'all',
				'structure.it_centralised': 'yes',
				'structure.wish': 'sso'
			},
			{
				'structure.finess': B,
				'structure.heads': '1234',
				'structure.fte': '1100.25',
				'structure.dui_access': 'none',
				'structure.it_centralised': 'no',
				'structure.wish': 'physical'
			}
		]);
	});

	it.each([
		['uses', file('FINESS,Solution,Nombre d’utilisateurs,PSC,MIE', `${A},DUI Alpha,120,Oui,e-CPS`)],
		['uses', file('finess;logiciel;utilisateurs', `${A};DUI Alpha;120`)],
		['groups', file('SIREN;Groupe', '123456782;GROUPE DU LAC')],
		['groups', file('FINESS EJ\tNom du groupe', `${A}\tGROUPE DU LAC`)],
		['aliases', file('Alias;Solution', 'ALPHA v2;DUI Alpha')]
	])('is told as %s by its names', async (kind, content) => {
		const { proposal } = await tabular(content);
		expect(proposal).toMatchObject({ kind, certain: true });
	});

	it('is not certain when a required column is missing, doubtful or claimed twice', async () => {
		const missing = await tabular(file('FINESS;Solution', `${A};DUI Alpha`));
		expect(missing.proposal).toMatchObject({ certain: false });
		const doubtful = await tabular(file('FINESS;Effectif', 'Lyon;12', 'Bourg;15'));
		expect(doubtful.proposal).toMatchObject({ kind: 'survey', certain: false });
		expect(doubtful.proposal.columns[0]).toMatchObject({ field: 'structure.finess', certainty: 'likely' });
		const twice = await tabular(file('FINESS;FINESS ET;Effectif', `${A};${A};12`));
		expect(twice.proposal.certain).toBe(false);
	});

	it('is proposed from contents when names are foreign', async () => {
		const rows = [A, B, C].map((number) => `${number};12`);
		const { proposal } = await tabular(file('Identifiant;Zorglub', ...rows));
		expect(proposal).toMatchObject({ kind: 'survey', certain: false });
		expect(proposal.columns[0]).toMatchObject({ field: 'structure.finess', certainty: 'likely' });
	});

	it('has the same fingerprint whatever the case, accents and punctuation of its header', async () => {
		const one = await tabular(file('FINESS;Accès DUI', `${A};Tous`));
		const two = await tabular(file('finess,ACCES_DUI', `${A},Tous`));
		expect(one.fingerprint).toBe(two.fingerprint);
		expect(one.fingerprint).not.toBe((await tabular(file('FINESS;Effectif', `${A};1`))).fingerprint);
	});

	it('has its delimiter told by the evenness of its lines', async () => {
		const { delimiter, header } = await tabular(
			file('Nom, prénom et fonction;FINESS;Effectif', `Le Lac, "nord", est;${A};12`, `La Mer;${B};13`)
		);
		expect(delimiter).toBe(';');
		expect(header).toEqual(['Nom, prénom et fonction', 'FINESS', 'Effectif']);
	});

	it('may have a title above its header, which is passed over and counted', async () => {
		const content = file('Enquête 2026', '', 'FINESS;Effectif', `${A};12`);
		const { report, lines } = await collect(sourceOf(content));
		expect((await tabular(content)).headerLine).toBe(3);
		expect(report).toMatchObject({ read: 3, accepted: 1, ignored: 2 });
		expect(report.warnings).toEqual([
			{ code: 'lines-before-header', count: 1, examples: [{ line: 1, value: 'Enquête 2026' }] }
		]);
		expect(lines.survey).toEqual([4]);
	});
});

describe('the cells of a mapped table', () => {
	it('that are wrong numbers cost their line, with the column, the value and what was expected', async () => {
		const { rejects, report } = await collect(
			sourceOf(
				file(
					'FINESS;Effectif;ETP',
					`${A};50 %;1`,
					`${B};-3;1`,
					`${C};12;beaucoup`,
					`${finess('01', 9)};12,5;1`,
					`${finess('01', 10)};250 000;1`,
					`${finess('01', 11)};12;11,5`
				)
			)
		);
		expect(report).toMatchObject({ read: 6, accepted: 1, rejected: 5 });
		expect(rejects.map(({ line, column, value, code }) => [line, column, value, code])).toEqual([
			[2, 'Effectif', '50 %', 'number-percent'],
			[3, 'Effectif', '-3', 'number-negative'],
			[4, 'ETP', 'beaucoup', 'number-shape'],
			[5, 'Effectif', '12,5', 'number-not-integer'],
			[6, 'Effectif', '250 000', 'number-too-large']
		]);
		expect(rejects[0]?.expected).toContain('un nombre entier de professionnels');
		expect(rejects[0]?.raw).toBe(`${A};50 %;1`);
	});

	it('that are unknown words of a closed list are lost with a warning, never with their line', async () => {
		const { report, rows } = await collect(
			sourceOf(file('FINESS;DSI centralisée;Souhait', `${A};peut-être;une pizza`, `${B};NC;e-CPS`))
		);
		expect(report).toMatchObject({ accepted: 2, rejected: 0 });
		expect(report.warnings).toEqual([
			{
				code: 'unknown-value',
				count: 2,
				examples: [
					{ line: 2, value: 'peut-être' },
					{ line: 2, value: 'une pizza' }
				]
			}
		]);
		expect(rows.survey?.[1]).toMatchObject({ 'structure.it_centralised': '', 'structure.wish': 'digital' });
	});

	it('that lost a leading zero are repaired through any column that tells the département', async () => {
		const lost = A.slice(1);
		for (const [header, cell] of [
			['Département', '01'],
			['Département', '1'],
			['Dept', '01 - Ain'],
			['Code postal', '01000'],
			['Code INSEE', '1053']
		]) {
			const { rows, report } = await collect(
				sourceOf(file(`FINESS;Effectif;${header}`, `${lost};12;${cell}`))
			);
			expect(rows.survey?.[0]?.['structure.finess'], header).toBe(A);
			expect(report.warnings[0]?.code).toBe('finess-repaired');
		}
		const { rejects } = await collect(sourceOf(file('FINESS;Effectif', `${lost};12`)));
		expect(rejects[0]).toMatchObject({ code: 'finess-damaged', line: 2 });
	});

	it('may be a SIREN, a SIRET or a FINESS number for the member of a group', async () => {
		const { rows, rejects } = await collect(
			sourceOf(file('Membre;Groupe', '123 456 782;G', '98765432100011;G', `${A};G`, 'Lyon;G', ';G'))
		);
		expect(rows.groups?.map((row) => row['group.member'])).toEqual(['123456782', '987654321', A]);
		expect(rejects.map(({ code }) => code)).toEqual(['member-shape', 'value-missing']);
	});

	it('contradicting a line of the same key are refused; repeating it, ignored', async () => {
		const { report, rejects } = await collect(
			sourceOf(
				file(
					'FINESS;Solution;Utilisateurs;MIE',
					`${A};Alpha;10;e-CPS`,
					`${A};Alpha;20;CPS`,
					`${A};Alpha;10;ecps`,
					`${A};Alpha;11;e-CPS`
				)
			)
		);
		expect(report).toMatchObject({ read: 4, accepted: 2, ignored: 1, rejected: 1 });
		expect(rejects[0]).toMatchObject({ line: 5, code: 'duplicate-conflict', value: A });
	});

	it('may be fewer or more than the header: the line is refused, unless the others are empty', async () => {
		const { report } = await collect(
			sourceOf(file('FINESS;Effectif;;', `${A};12;;`, `${B};13`, C, `${finess('01', 8)};1;2`))
		);
		expect(report).toMatchObject({ read: 4, accepted: 2, rejected: 2 });
	});

	it('lose the apostrophe by which an export disarms formulas', async () => {
		const { rows } = await collect(sourceOf(file('FINESS;DUI', `${A};'=DUI`, `${B};'ouvert`)));
		expect(rows.survey?.map((row) => row['structure.dui'])).toEqual(['=DUI', "'ouvert"]);
	});
});

describe('a mapping given by hand', () => {
	const content = file('Code;Combien;Ville', `${A};12;Bourg`);
	const mapping: Mapping = {
		kind: 'survey',
		columns: [
			{ header: 'CODE', field: 'structure.finess' },
			{ header: 'combien', field: 'structure.heads' }
		]
	};

	it('is applied by name, without case, accents or punctuation', async () => {
		const { rows } = await collect(sourceOf(content), { mapping });
		expect(rows.survey).toEqual([{ 'structure.finess': A, 'structure.heads': '12' }]);
	});

	it('is needed when nothing is certain', async () => {
		await expect(collect(sourceOf(content))).rejects.toThrow('mapping-needed');
	});

	it.each<[string, Mapping]>([
		[
			'mapping-missing-header',
			{ kind: 'survey', columns: [{ header: 'Absent', field: 'structure.finess' }] }
		],
		['mapping-unknown-field', { kind: 'survey', columns: [{ header: 'Code', field: 'use.solution' }] }],
		['mapping-missing-field', { kind: 'uses', columns: [{ header: 'Code', field: 'use.holder' }] }],
		[
			'mapping-repeated-field',
			{
				kind: 'survey',
				columns: [
					{ header: 'Code', field: 'structure.finess' },
					{ header: 'Ville', field: 'structure.finess' }
				]
			}
		]
	])('that does not fit is refused: %s', async (code, wrong) => {
		await expect(collect(sourceOf(content), { mapping: wrong })).rejects.toThrow(code);
	});

	it('is read from JSON, and a proposal gives one back', async () => {
		expect(parseMapping(JSON.parse(JSON.stringify(mapping)))).toEqual({ ok: true, value: mapping });
		expect(parseMapping({ kind: 'survey' })).toMatchObject({ ok: false, error: { code: 'mapping-shape' } });
		expect(parseMapping({ kind: '__proto__', columns: [] })).toMatchObject({
			ok: false,
			error: { code: 'mapping-unknown-kind' }
		});
		const { proposal } = await tabular(file('FINESS;Effectif;Autre', `${A};12;x`));
		expect(mappingFromProposal(proposal)).toEqual({
			kind: 'survey',
			columns: [
				{ header: 'FINESS', field: 'structure.finess' },
				{ header: 'Effectif', field: 'structure.heads' }
			]
		});
	});

	it('lets a table without any known column be read', async () => {
		const aliases: Mapping = {
			kind: 'aliases',
			columns: [
				{ header: 'Avant', field: 'alias.name' },
				{ header: 'Après', field: 'alias.solution' }
			]
		};
		const table = file('Avant;Après', 'ALPHA v2;DUI Alpha');
		await expect(collect(sourceOf(table))).rejects.toThrow('no-finess');
		expect((await collect(sourceOf(table), { mapping: aliases })).rows.aliases).toHaveLength(1);
	});
});
