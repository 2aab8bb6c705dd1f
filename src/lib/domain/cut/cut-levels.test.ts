import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbScope, arbWorld, cutTo, tableOf } from '../../../../tests/support/cut-world';
import { arbCriteria, DEFAULT } from '../../../../tests/support/random-criteria';
import { smallReference } from '../../../../tests/support/reference';
import { compose, sites } from '../../../../tests/support/territory';
import {
	classify,
	explain,
	OTHER_STATES,
	outcomeIds,
	straddlingOrganisations,
	type Criteria
} from '../segmentation';
import { codedColumn, textAt, type TerritoryTable } from '../table';
import { cutTable } from './index';
import '../../../../tests/support/fast-check-runs';

/** Criteria that share some segments at least. */
const arbShared = fc
	.tuple(arbCriteria, fc.constantFrom('organisation' as const, 'large-groups' as const))
	.map(([criteria, level]): Criteria => ({
		...criteria,
		level,
		segments: criteria.segments.map((segment, i) => ({ ...segment, target: i % 2 ? 'minimum' : 'maximum' }))
	}));

const arbCut = fc.tuple(arbWorld, arbScope, arbShared).map(([world, scope, criteria]) => {
	const whole = tableOf(world);
	return { whole, cut: cutTable(whole, cutTo(...scope)), criteria };
});

/** Row of the whole table for each row of the cut. */
function wholeRows(whole: TerritoryTable, cut: TerritoryTable): readonly number[] {
	const numbers = (table: TerritoryTable): string[] =>
		Array.from({ length: table.structures.rows }, (_, row) =>
			textAt(codedColumn(table.structures, 'structure.finess'), row)
		);
	const places = new Map(numbers(whole).map((finess, row) => [finess, row]));
	return numbers(cut).map((finess) => places.get(finess) ?? -1);
}

describe('segments shared by organisations, in a cut table', () => {
	it('leave possible all that the whole table leaves possible, and are certain only of what it is certain of', () => {
		fc.assert(
			fc.property(arbCut, ({ whole, cut, criteria }) => {
				const [all, part] = [classify(whole, criteria), classify(cut, criteria)];
				wholeRows(whole, cut).forEach((at, row) => {
					const [national, seen] = [all.possible[at] ?? 0, part.possible[row] ?? 0];
					expect(national & ~seen).toBe(0);
					const isCertain =
						(part.result[row] ?? 0) < part.segments.length + OTHER_STATES.indexOf('out-of-scope') &&
						part.result[row] !== part.segments.length &&
						part.estimated[row] === 0;
					if (isCertain) expect([all.result[at], all.estimated[at]]).toEqual([part.result[row], 0]);
				});
			})
		);
	});

	it('are those of the whole table where nothing of the organisation is outside', () => {
		fc.assert(
			fc.property(arbCut, ({ whole, cut, criteria }) => {
				const [all, part] = [classify(whole, criteria), classify(cut, criteria)];
				const straddling = straddlingOrganisations(cut);
				wholeRows(whole, cut).forEach((at, row) => {
					if (straddling?.[cut.structureOrganisation[row] ?? 0] === 1) return;
					expect([part.result[row], part.possible[row], part.estimated[row]]).toEqual([
						all.result[at],
						all.possible[at],
						all.estimated[at]
					]);
				});
			})
		);
	});

	it('are explained as they are classified', () => {
		fc.assert(
			fc.property(arbCut, ({ cut, criteria }) => {
				const { segments, possible, result } = classify(cut, criteria);
				const outside = segments.length + OTHER_STATES.indexOf('out-of-scope');
				for (let row = 0; row < cut.structures.rows; row++) {
					if ((result[row] ?? 0) >= outside) continue;
					expect(explain(cut, criteria, row).possible).toEqual(outcomeIds(segments, possible[row] ?? 0));
				}
			})
		);
	});

	/** One operator with a care home on each side of a border, and home services on one side only. */
	const borderland = (homes: number): TerritoryTable =>
		compose(smallReference, {
			kind: 'establishments',
			rows: [
				...sites(2, { entity: '560000012', category: '460', department: '56', prefix: '56' }),
				...sites(homes, { entity: '560000012', category: '500', department: '44', prefix: '44' })
			]
		}).table;
	const [large, ...small] = DEFAULT.segments;
	const outcomes = (table: TerritoryTable, criteria: Partial<Criteria>): string[] => {
		const { segments, result } = classify(table, { ...DEFAULT, ...criteria });
		return [...result].map((each) => [...segments, ...OTHER_STATES][each] ?? '');
	};

	it('stay open where structures outside could bring a segment, and only there', () => {
		const whole = borderland(3);
		const cut = cutTable(whole, cutTo('53'));
		const bySector = { level: 'organisation' as const, segments: small };
		expect(outcomes(whole, bySector)).toEqual(new Array(5).fill('ambiguous'));
		expect(outcomes(cut, bySector)).toEqual(['undetermined', 'undetermined']);
		const when = { all: [{ field: 'structure.sector', op: 'in' as const, value: ['PA'] }, manyEsms(50)] };
		const bySize = { level: 'large-groups' as const, segments: large ? [{ ...large, when }, ...small] : [] };
		expect(outcomes(cut, bySize)).toEqual(['digital-mie', 'digital-mie']);
		const ofFive = { ...bySize, segments: large ? [{ ...large, when: manyEsms(5) }, ...small] : [] };
		expect(outcomes(cut, ofFive)).toEqual(['large-group', 'large-group']);
	});
});

const manyEsms = (value: number) => ({ field: 'organisation.esms', op: 'gte' as const, value });
