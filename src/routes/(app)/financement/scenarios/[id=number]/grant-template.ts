import type { GrantRule, Plan } from '$lib/domain/funding';

/** What a new rule starts from: a flat rate of nothing yet, paid a fifth at the commitment and the rest on the final proof. */
export const newGrant = ({ deadline, funders, start }: Plan, segment: string): GrantRule => ({
	segment,
	eligibility: {},
	mode: 'flat',
	unit: 'professional',
	fixed: 0,
	brackets: [],
	unitCap: null,
	floor: null,
	ceiling: null,
	coefficients: [],
	coverRate: 0.8,
	objects: ['device', 'terminal', 'licence', 'integration', 'project-support', 'training'],
	runningYears: 1,
	payments: [
		{ step: 'commitment', date: `${start}-01`, share: 0.2 },
		{ step: 'final', date: lastDay(deadline), share: 0.8 }
	],
	yearFactors: [],
	funders: [{ funder: funders[0]?.id ?? '', share: 1 }],
	status: 'assumed',
	source: '',
	date: ''
});

/** The last day of a month, as an ISO date. */
const lastDay = (month: string): string => {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`;
};

export const MODES: readonly {
	readonly id: GrantRule['mode'];
	readonly label: string;
	readonly help: string;
}[] = [
	{ id: 'flat', label: 'Forfait', help: 'Le barème, dans la limite du coût éligible.' },
	{
		id: 'capped-actual',
		label: 'Coût réel plafonné',
		help: 'La part couverte du coût éligible, dans la limite du barème.'
	},
	{
		id: 'mixed',
		label: 'Mixte',
		help: 'La part fixe, puis la part couverte du reste dans la limite des tranches.'
	}
];

export const STEPS: Readonly<Record<GrantRule['payments'][number]['step'], string>> = {
	commitment: 'À l’engagement',
	interim: 'Preuve intermédiaire',
	final: 'Preuve finale'
};
