import type { Criteria } from '$lib/domain/segmentation';
import type { SsoRule } from '$lib/domain/sso';
import { sites, type TestLayer } from './territory';

/** Entities of the collection's tests: ten homes that may have a thousand professionals, and one home that cannot. */
export const BIG = '560000010';
export const SMALL = '350000010';

/** Two segments, one of which depends on what only the operator knows. */
export const COLLECTION_CRITERIA: Criteria = {
	version: 1,
	id: 'test',
	name: 'Test',
	source: '',
	date: '2026-09-01',
	level: 'structure',
	confirmInScope: true,
	excludedSubsectors: [],
	assume: [],
	segments: [
		{
			id: 'large-group',
			label: 'Grands groupes',
			rank: 1,
			target: 'maximum',
			when: {
				all: [
					{ field: 'organisation.professionals', op: 'gte', value: 1000 },
					{ field: 'organisation.it_centralised', op: 'is', value: 'yes' }
				]
			}
		},
		{
			id: 'physical-mie',
			label: 'MIE physique',
			rank: 2,
			target: 'minimum',
			when: { field: 'structure.sector', op: 'in', value: ['PA', 'PH'] }
		}
	]
};
export const COLLECTION_SSO: SsoRule = {
	id: 'sso',
	label: 'SSO',
	threshold: 5000,
	watchBand: 0.8,
	level: 'organisation',
	countExternal: false,
	status: 'project',
	date: '2026-09-01',
	source: ''
};
export const COLLECTION_REGISTER: TestLayer = {
	kind: 'establishments',
	rows: [
		...sites(10, { entity: BIG, category: '500', prefix: '561' }),
		...sites(1, { entity: SMALL, category: '500', prefix: '352', department: '35' })
	]
};
