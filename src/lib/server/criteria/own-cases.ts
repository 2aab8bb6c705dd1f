import type { Scope } from '$lib/domain/access';
import { codedColumn } from '$lib/domain/table';
import type { TestCase } from '$lib/domain/test-cases';
import type { Database } from '../db';
import { currentSeen } from '../territory';
import type { Draft } from './draft';
import type { CriteriaVersion } from './version';

/** The test cases on structures that a scope sees; those of other territories are not for its eyes. */
export async function ownCases(
	db: Database,
	tests: readonly TestCase[],
	scope: Scope
): Promise<readonly TestCase[]> {
	if (scope === 'national' || tests.length === 0) return tests;
	const seen = await currentSeen(db, scope);
	if (!seen) return [];
	const known = new Set(codedColumn(seen.table.structures, 'structure.finess').values);
	return tests.filter(({ finess }) => known.has(finess));
}

/**
 * The test cases that a draft is published with: its own and, when those who wrote it do not see every territory, those of the
 * version in force on other structures, which they could neither see nor take away.
 */
export function casesToPublish(
	{ tests, isNational }: Pick<Draft, 'tests' | 'isNational'>,
	inForce: Pick<CriteriaVersion, 'tests'>
): readonly TestCase[] {
	if (isNational) return tests;
	const named = new Set(tests.map(({ finess }) => finess));
	return [...tests, ...inForce.tests.filter(({ finess }) => !named.has(finess))];
}
