import { describe, expect, it } from 'vitest';
import { smallReference } from '../../../../tests/support/reference';
import { DEFAULT } from '../../../../tests/support/random-criteria';
import { compose, sites } from '../../../../tests/support/territory';
import { cutOf, cutTable } from '../cut';
import { classify, type Criteria } from '../segmentation';
import { codedColumn, textAt, type TerritoryTable } from '../table';
import { followUp, standingOf, type OverrideRecord, type OverrideSubject } from './index';

const ENTITY = '560000012';
/** Two home services on one side of a border, one care home on the other; all of one operator. */
const table = compose(smallReference, {
	kind: 'establishments',
	rows: [
		...sites(2, { entity: ENTITY, category: '460', department: '56', prefix: '56' }),
		...sites(1, { entity: ENTITY, category: '500', department: '44', prefix: '44' })
	]
}).table;
const [large, ...small] = DEFAULT.segments;
/** By sector alone: nothing is unknown. */
const CRITERIA: Criteria = { ...DEFAULT, segments: small };
const HOME: OverrideSubject = { kind: 'structure', finess: '560000000' };
const WHOLE: OverrideSubject = {
	kind: 'organisation',
	id: textAt(codedColumn(table.organisations, 'organisation.id'), 0)
};

const record = (change: Partial<OverrideRecord> = {}): OverrideRecord => ({
	id: 1,
	subject: HOME,
	segment: 'physical-mie',
	reason: 'essai',
	authorId: 1,
	author: 'Camille Essai',
	decidedAt: '2026-11-01T10:00:00.000Z',
	expiresOn: null,
	computed: ['digital-mie'],
	withdrawn: null,
	...change
});
const followed = (change: Partial<OverrideRecord>, criteria = CRITERIA, of: TerritoryTable = table) =>
	followUp(of, criteria, classify(of, criteria), [record(change)])[0];

describe('an override', () => {
	it('holds on its last day, and no longer on the next; once withdrawn it has no last day', () => {
		const until = record({ expiresOn: '2026-11-30' });
		expect(standingOf(until, '2026-11-30')).toBe('in-force');
		expect(standingOf(until, '2026-12-01')).toBe('expired');
		expect(standingOf(record(), '9999-12-31')).toBe('in-force');
		const withdrawn = { at: '2026-11-02T10:00:00.000Z', byId: 1, by: '', reason: 'erreur' };
		expect(standingOf({ ...until, withdrawn }, '2026-12-01')).toBe('withdrawn');
	});

	it.each<[string, Partial<OverrideRecord>, object]>([
		['moves a structure', {}, { effect: 'moves', structures: 1, hasMoved: false }],
		['agrees with the criteria', { segment: 'digital-mie' }, { effect: 'agrees', hasMoved: false }],
		['is for a segment that is gone', { segment: 'gone' }, { effect: 'no-such-segment' }],
		[
			'is about what is gone',
			{ subject: { kind: 'structure', finess: '999999999' } },
			{ effect: 'absent', structures: 0, computed: [], hasMoved: null }
		],
		['was decided on something else', { computed: ['undetermined'] }, { effect: 'moves', hasMoved: true }],
		['was decided when nothing was noted', { computed: [] }, { hasMoved: null }],
		[
			'moves an organisation',
			{ subject: WHOLE, computed: ['physical-mie', 'digital-mie'] },
			{ effect: 'moves', structures: 3, computed: ['physical-mie', 'digital-mie'], hasMoved: false }
		]
	])('%s', (_, change, expected) => {
		expect(followed(change)).toMatchObject(expected);
	});

	it('has no effect on what the criteria leave out', () => {
		expect(followed({}, { ...CRITERIA, excludedSectors: ['DOM'] })).toMatchObject({
			effect: 'out-of-scope',
			structures: 0,
			computed: [],
			hasMoved: true
		});
	});

	it('still does something where the criteria agree by an estimate only', () => {
		const estimated = { ...CRITERIA, segments: large ? [large, ...small] : small };
		const { estimated: flags } = classify(table, estimated);
		expect(flags[0]).toBe(1);
		expect(followed({ segment: 'digital-mie' }, estimated)).toMatchObject({ effect: 'moves' });
	});

	it('of an organisation is not said to have moved by who sees a part of it', () => {
		const cut = cutOf(['53'], smallReference.departments);
		if (!cut) throw new Error('National');
		const part = cutTable(table, cut);
		expect(
			followed({ subject: WHOLE, computed: ['physical-mie', 'digital-mie'] }, CRITERIA, part)
		).toMatchObject({ computed: ['digital-mie'], hasMoved: null });
		expect(followed({ computed: ['undetermined'] }, CRITERIA, part)).toMatchObject({ hasMoved: true });
	});
});
