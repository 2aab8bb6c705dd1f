import { createHash } from 'node:crypto';
import { writeCriteria, type Criteria } from '$lib/domain/segmentation';
import type { TestCase } from '$lib/domain/test-cases';

/** Published criteria as lists show them. */
export interface CriteriaVersionHead {
	readonly number: number;
	readonly name: string;
	/** Why, in French; '' when not said. */
	readonly note: string;
	/** SHA-256 of the canonical text. */
	readonly hash: string;
	/** ISO date and time; null for the criteria that the product came with. */
	readonly publishedAt: string | null;
	/** Name of who published, '' once erased; null for the program. */
	readonly author: string | null;
	/** The version that its draft was made from; null for the criteria that the product came with. */
	readonly origin: number | null;
}

/** Published criteria: they never change. */
export interface CriteriaVersion extends CriteriaVersionHead {
	readonly criteria: Criteria;
	/** The test cases they were published with, waivers included. */
	readonly tests: readonly TestCase[];
}

/** SHA-256 of the canonical text of criteria. */
export const criteriaHash = (criteria: Criteria): string =>
	createHash('sha256').update(writeCriteria(criteria)).digest('hex');
