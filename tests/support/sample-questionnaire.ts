import { askedOf, type QuestionnaireContent } from '$lib/domain/questionnaire';
import { finessKey } from '$lib/domain/shared';
import { reference } from '$lib/reference';
import type { Typed } from './edit-workbook';
import { questionColumn, SHEET_NUMBERS } from './questionnaire-layout';
import { compose } from './territory';

const finess = (department: string, serial: number): string => {
	const first = `${department}${String(serial).padStart(6, '0')}`;
	return `${first}${finessKey(first)}`;
};

const EJ = finess('56', 900);
const SITES = [1, 2, 3].map((serial) => finess('56', serial));
const [A = '', B = '', C = ''] = SITES;

const { table } = compose(
	reference,
	{
		kind: 'establishments',
		rows: SITES.map((number, i) => ({
			'structure.finess': number,
			'structure.legal_entity': EJ,
			'structure.name': i === 0 ? '=HYPERLINK("http://x")' : `EHPAD ${i}`,
			'structure.category': '500',
			'structure.department': '56'
		}))
	},
	{
		kind: 'survey',
		date: '2026-03-01',
		rows: [{ 'structure.finess': A, 'structure.heads': '48', 'structure.phone': 'no' }]
	},
	{
		kind: 'uses',
		date: '2026-03-01',
		rows: [{ 'use.holder': EJ, 'use.solution': 'Alpha', 'use.users': '60' }]
	}
);

/** The questionnaire of an operator of three structures, the first of which answered a little already. */
export const askedSample: QuestionnaireContent = {
	identity: {
		version: 1,
		campaign: 'c0ffee',
		campaignName: 'Automne 2026',
		organisation: EJ,
		organisationName: 'Association des Lilas',
		dataset: 'a'.repeat(64),
		sentOn: '2026-11-24',
		dueOn: '2026-12-31'
	},
	...askedOf(table, reference, 0)
};

/** A date typed as the date of the answers: 15/12/2026 as a spreadsheet counts days. */
const DATED: Typed = { B11: 46_371 };

export const SAMPLE = {
	entity: EJ,
	sites: [A, B, C] as const,
	stranger: finess('35', 7),
	dated: DATED,
	filled: {
		[SHEET_NUMBERS.organisation]: { ...DATED, B12: 'Oui' },
		[SHEET_NUMBERS.structures]: {
			[`${questionColumn('structure.heads')}6`]: 31,
			[`${questionColumn('structure.fte')}6`]: 27.5,
			[`${questionColumn('structure.dui_access')}7`]: 'Tous les professionnels'
		},
		[SHEET_NUMBERS.uses]: { B6: 'Beta', C6: 12, E6: 'Non', F6: 'e-CPS' }
	}
} as const;
