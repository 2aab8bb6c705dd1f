import type { OperatorStyle } from '../names';
import type { Weighted } from '../random';
import { HOSPITAL_SITES, PRIVATE_SITES, type HealthType } from './health-types';

/** A kind of operator: how many there are, how large, and what they run. */
export interface OperatorKind {
	readonly size: readonly [from: number, to: number];
	readonly style: OperatorStyle;
	readonly statuses: Weighted<string>;
	readonly categories: Weighted<string>;
	/** Sites out of the field it may run beside its ESMS. */
	readonly health: readonly HealthType[];
}

type Sizes = readonly (readonly [weight: number, from: number, to: number])[];

/** One row a kind: its sizes, its style and legal statuses, and the categories of its sites. */
interface Row {
	readonly sizes: Sizes;
	readonly style: OperatorStyle;
	readonly statuses: Weighted<string>;
	readonly categories: Weighted<string>;
	readonly health?: readonly HealthType[];
}

const ASSOCIATION: Weighted<string> = [
	['60', 10],
	['61', 2],
	['63', 0.6],
	['64', 0.3]
];
const COMPANY: Weighted<string> = [
	['95', 5],
	['72', 3],
	['73', 1.5],
	['78', 0.5]
];

/** Categories run by an association for disabled people. */
export const DISABILITY: Weighted<string> = [
	['182', 4],
	['183', 3.4],
	['246', 3.6],
	['382', 3.4],
	['252', 2.4],
	['446', 2.8],
	['437', 1.8],
	['445', 1.2],
	['255', 1.8],
	['449', 1.8],
	['448', 1],
	['186', 1],
	['188', 0.5],
	['192', 0.4],
	['195', 0.2],
	['194', 0.2],
	['395', 0.2],
	['377', 0.3],
	['461', 0.2],
	['249', 0.2]
];
/** Categories of child protection. */
export const CHILD_PROTECTION: Weighted<string> = [
	['177', 6],
	['295', 1.6],
	['236', 1],
	['286', 1.2],
	['166', 0.6],
	['378', 0.5],
	['172', 0.3],
	['159', 0.2]
];
const INTEGRATION: Weighted<string> = [
	['214', 4],
	['443', 2.4],
	['442', 0.7],
	['165', 1.6],
	['180', 1.2],
	['197', 2],
	['178', 0.8],
	['213', 0.6],
	['608', 0.3]
];
/** Categories of services at home. */
export const HOME: Weighted<string> = [
	['460', 5],
	['354', 2.6],
	['209', 2],
	['640', 0.6]
];
/** Categories for older people, with the services that go with them. */
export const OLDER: Weighted<string> = [
	['500', 7],
	['202', 2],
	['354', 0.8],
	['207', 0.3],
	['381', 0.2],
	['463', 0.2]
];

const ROWS: readonly Row[] = [
	{
		sizes: [
			[10, 1, 1],
			[1.6, 2, 4]
		],
		style: 'public-home',
		statuses: [
			['21', 5],
			['22', 1],
			['19', 0.5]
		],
		categories: [
			['500', 9],
			['202', 1],
			['354', 0.4]
		]
	},
	{
		sizes: [
			[7, 1, 1],
			[1.3, 2, 4],
			[0.3, 5, 9]
		],
		style: 'municipal',
		statuses: [
			['17', 6],
			['08', 1]
		],
		categories: [
			['202', 5],
			['500', 2],
			['460', 2.5],
			['354', 1],
			['463', 0.6]
		]
	},
	{
		sizes: [
			[6.5, 1, 1],
			[1.2, 2, 4]
		],
		style: 'association',
		statuses: ASSOCIATION,
		categories: [
			['500', 8],
			['202', 2],
			['502', 0.6],
			['501', 0.3],
			['381', 0.3]
		]
	},
	{
		sizes: [
			[5.5, 1, 1],
			[0.6, 2, 4]
		],
		style: 'company',
		statuses: COMPANY,
		categories: [
			['500', 9],
			['502', 1.4]
		]
	},
	{
		sizes: [
			[13, 1, 1],
			[2, 2, 4]
		],
		style: 'home-association',
		statuses: ASSOCIATION,
		categories: HOME
	},
	{
		sizes: [
			[22, 1, 1],
			[1, 2, 4]
		],
		style: 'home-company',
		statuses: COMPANY,
		categories: [['460', 1]]
	},
	{
		sizes: [
			[7, 1, 1],
			[1, 2, 4],
			[1.2, 5, 14]
		],
		style: 'association',
		statuses: ASSOCIATION,
		categories: [...CHILD_PROTECTION, ['462', 3.4]]
	},
	{
		sizes: [
			[2.4, 1, 1],
			[1.4, 2, 4]
		],
		style: 'association',
		statuses: ASSOCIATION,
		categories: [...DISABILITY, ['189', 5], ['190', 4]]
	},
	{
		sizes: [
			[2.2, 5, 14],
			[1, 15, 40]
		],
		style: 'association',
		statuses: ASSOCIATION,
		categories: DISABILITY
	},
	{
		sizes: [
			[1.6, 1, 1],
			[1, 2, 4],
			[0.9, 5, 14],
			[0.2, 15, 26]
		],
		style: 'association',
		statuses: ASSOCIATION,
		categories: INTEGRATION
	},
	{
		sizes: [
			[0.5, 1, 1],
			[0.5, 2, 3]
		],
		style: 'association',
		statuses: ASSOCIATION,
		categories: [
			['340', 5],
			['344', 2]
		]
	},
	{
		sizes: [
			[0.6, 1, 1],
			[1.6, 2, 4],
			[0.7, 5, 11]
		],
		style: 'hospital',
		statuses: [
			['13', 6],
			['14', 3],
			['11', 0.6]
		],
		categories: [
			['500', 7],
			['354', 2],
			['207', 0.6],
			['255', 0.4],
			['190', 0.5],
			['197', 0.6]
		],
		health: HOSPITAL_SITES
	},
	{
		sizes: [[0.25, 15, 36]],
		style: 'mutual',
		statuses: [['47', 1]],
		categories: [...OLDER, ['460', 1.5], ['183', 0.6], ['246', 0.6]],
		health: PRIVATE_SITES
	},
	{
		sizes: [[0.25, 5, 22]],
		style: 'foundation',
		statuses: [['63', 1]],
		categories: [...OLDER, ['177', 2], ['183', 1]],
		health: PRIVATE_SITES
	},
	{ sizes: [[0.6, 5, 12]], style: 'company', statuses: COMPANY, categories: [['500', 1]] },
	{
		sizes: [[0.2, 5, 10]],
		style: 'justice',
		statuses: [['01', 1]],
		categories: [
			['241', 2],
			['440', 1],
			['441', 4]
		]
	}
];

/** Every kind of operator and size, with its share. Four operators in five run one structure. */
export const OPERATOR_KINDS: Weighted<OperatorKind> = ROWS.flatMap(
	({ sizes, style, statuses, categories, health = [] }) =>
		sizes.map(([weight, from, to]): [OperatorKind, number] => [
			{ size: [from, to], style, statuses, categories, health },
			weight
		])
);
