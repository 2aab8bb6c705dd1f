import { writeCriteria, type Criteria } from '$lib/domain/segmentation';
import type { TestCase } from '$lib/domain/test-cases';

/** What a person writes of a draft. */
export interface DraftContent {
	readonly name: string;
	readonly criteria: Criteria;
	readonly tests: readonly TestCase[];
}

/** Whether two contents say the same, to the letter. */
export const isSameContent = (a: DraftContent, b: DraftContent): boolean =>
	a.name === b.name &&
	writeCriteria(a.criteria) === writeCriteria(b.criteria) &&
	JSON.stringify(a.tests) === JSON.stringify(b.tests);
