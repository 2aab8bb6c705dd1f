import { parseFiness } from '../shared';
import { LIKELY, type BoundIndex } from './bounds';
import type { Eligibility } from './grant-rule';
import type { Population } from './population';

/** Why a structure gets no grant: what was found, and what the rule expects, as codes or numbers. */
export interface Ineligibility {
	readonly code:
		| 'segment-undecided'
		| 'no-rule'
		| 'sector'
		| 'category'
		| 'tariff-authority'
		| 'legal-status'
		| 'too-small'
		| 'too-large'
		| 'no-own-finess'
		| 'grouping-too-small'
		/** The rule counts places, and nobody said how many there are. */
		| 'units-unknown'
		/** The pace of the segment does not come to it within the plan. */
		| 'not-reached'
		| 'nothing-eligible'
		| 'past-aid-covers';
	/** `''` where it is not known. */
	readonly found?: string;
	/** Several are separated by « , ». */
	readonly expected?: string;
}

/**
 * All the conditions of a rule that a structure does not meet. What is not known meets no condition.
 * @param grouping ESMS of the structure's organisation or grouping
 */
export function unmetConditions(
	population: Population,
	structure: number,
	conditions: Eligibility,
	grouping: number,
	bound: BoundIndex = LIKELY
): Ineligibility[] {
	const unmet: Ineligibility[] = [];
	const among = (
		code: Ineligibility['code'],
		column: readonly string[],
		expected: readonly string[] | undefined
	): void => {
		const found = column[structure] ?? '';
		if (expected && (found === '' || !expected.includes(found)))
			unmet.push({ code, found, expected: expected.join(', ') });
	};
	among('sector', population.sector, conditions.sectors);
	among('category', population.category, conditions.categories);
	among('tariff-authority', population.tariffAuthority, conditions.tariffAuthorities);
	among('legal-status', population.legalStatus, conditions.legalStatuses);
	const heads = population.heads[bound][structure] ?? 0;
	const { minHeads, maxHeads, minGrouping } = conditions;
	if (minHeads !== undefined && heads < minHeads)
		unmet.push({ code: 'too-small', found: String(heads), expected: String(minHeads) });
	if (maxHeads !== undefined && heads > maxHeads)
		unmet.push({ code: 'too-large', found: String(heads), expected: String(maxHeads) });
	if (conditions.ownFiness === true && !hasOwnFiness(population, structure))
		unmet.push({ code: 'no-own-finess', found: population.finess[structure] ?? '' });
	if (minGrouping !== undefined && grouping < minGrouping)
		unmet.push({ code: 'grouping-too-small', found: String(grouping), expected: String(minGrouping) });
	return unmet;
}

/** True for a FINESS number that is not the one of the legal entity. */
function hasOwnFiness({ finess, legalEntity }: Population, structure: number): boolean {
	const own = finess[structure] ?? '';
	return parseFiness(own).ok && own !== legalEntity[structure];
}
