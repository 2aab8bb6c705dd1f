import { NO_AMOUNTS, type AmountInputs, type Population } from '$lib/domain/funding';
import {
	DOSSIER_FORMAT,
	dossierWork,
	type DossierInputs,
	type DossierNames,
	type DossierWork
} from '$lib/domain/dossier';
import { dossierPieces } from '$lib/files';
import { defaultCriteria, fundingDefaults } from '$lib/reference';
import { population } from './population';

export const DOSSIER_ENGINE = '9.9.9';

export const dossierNames: DossierNames = {
	category: (code) => `Catégorie ${code}`,
	department: (code) => `Département ${code}`
};

const SEGMENTS = defaultCriteria.segments.map(({ id }) => id);

/** Five structures of three organisations, one of them without a segment decided. */
export const dossierPopulation = (): Population =>
	population(
		SEGMENTS,
		[
			{ finess: '560000010', organisation: 'groupe-a', segment: 0, heads: [40, 44, 52] },
			{ finess: '290000017', organisation: 'groupe-a', segment: 0, heads: 120, department: '29' },
			{
				finess: '350000014',
				organisation: 'b',
				segment: 1,
				heads: [10, 12, 20],
				department: '35',
				sector: 'PH'
			},
			{ finess: '220000012', organisation: 'c', segment: 2, heads: 8, department: '22', places: 30 },
			{ finess: '220000020', organisation: 'c', segment: [1, 2], heads: [5, 9, 30], department: '22' }
		],
		{ 'groupe-a': { esms: 40, sso: 'mandatory', headsElsewhere: 900 } },
		['sso', 'inventory']
	);

/** A rule of aid for two segments, paid by two funders. */
export const HELP = {
	mode: 'mixed',
	eligibility: { minHeads: 10 },
	unit: 'professional',
	fixed: 200_000,
	brackets: [{ from: 0, to: null, rate: 10_000 }],
	unitCap: null,
	floor: null,
	ceiling: 2_500_000,
	coefficients: [],
	coverRate: 0.8,
	objects: ['device', 'integration', 'licence', 'training', 'project-support', 'terminal', 'support'],
	runningYears: 1,
	payments: [
		{ step: 'commitment', date: '2027-01-01', share: 0.3 },
		{ step: 'final', date: '2028-12-31', share: 0.7 }
	],
	yearFactors: [],
	funders: [
		{ funder: 'ars-fir', share: 0.7 },
		{ funder: 'cnsa', share: 0.3 }
	],
	status: 'assumed',
	source: 'Test',
	date: '2026-11-28'
};

export interface TestDossier {
	readonly people?: Population;
	readonly amounts?: Partial<AmountInputs>;
	readonly settings?: Readonly<Record<string, unknown>>;
}

/** The inputs of a dossier on a few structures. */
export function dossierInputs({
	people = dossierPopulation(),
	amounts = {},
	settings
}: TestDossier = {}): DossierInputs {
	return {
		provenance: {
			format: DOSSIER_FORMAT,
			engine: DOSSIER_ENGINE,
			dataset: {
				id: 3,
				hash: 'c0ffee',
				asOf: '2026-09-01',
				fictional: true,
				partlyFictional: false,
				scope: 'national',
				territory: 'Bretagne'
			},
			sources: [{ name: 'registre.csv', kind: 'establishments', date: '2026-09-01' }],
			criteria: { number: 1, id: 'test', name: 'Critères', date: '2026-11-20', hash: 'beef' },
			segments: defaultCriteria.segments.map(({ id, label }) => ({ id, label, tone: id })),
			rulesHash: 'fade',
			overrides: 0,
			ruleSets: [
				{ id: 'rie-v2', label: 'Projet de RIE v2', status: 'project', date: '2026-06-01', source: 'Atelier' }
			],
			draws: { draws: 300, seed: 2028 },
			scenario: {
				id: 'base',
				name: 'Scénario de base',
				description: '',
				revision: 1,
				chain: [{ id: 'base', name: 'Scénario de base', revision: 1 }],
				whole: true,
				lastAmount: 0
			}
		},
		population: people,
		facts: {
			why: people.finess.map(() => 'Son organisme gère 40 ESMS.'),
			headsSource: people.finess.map(() => 'enquete.csv (01/09/2026)'),
			override: people.finess.map(() => ''),
			conformity: [{ milestone: '31/12/2028', states: people.finess.map(() => 'Indéterminée') }],
			leftOutNames: people.leftOut.map(({ finess }) => `Structure ${finess}`),
			milestones: [{ date: '2028-12-31', label: 'Cible' }]
		},
		criteria: JSON.parse(JSON.stringify(defaultCriteria)),
		defaults: fundingDefaults,
		settings: new Map(Object.entries(settings ?? { 'grant:large-group': HELP, 'grant:physical-mie': HELP })),
		amounts: { ...NO_AMOUNTS, ...amounts }
	};
}

/** All that a dossier says. @throws Error when its settings are wrong */
export function workOf(inputs: DossierInputs, names = dossierNames): DossierWork {
	const work = dossierWork(inputs, names);
	if (!work.ok) throw new Error(JSON.stringify(work.error));
	return work.value;
}

/** The files of a dossier, in the order they are written. */
export function writtenDossier(work: DossierWork): Map<string, Uint8Array> {
	const files = new Map<string, Uint8Array>();
	for (const { name, bytes } of dossierPieces(work))
		files.set(name, Buffer.concat([files.get(name) ?? new Uint8Array(), bytes]));
	return files;
}
