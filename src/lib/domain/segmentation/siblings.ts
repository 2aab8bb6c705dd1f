import { absentKernel, straddlingOrganisations } from './absent-siblings';
import { bitBuffer, POSSIBLE, SURE_POSSIBLE, SURE_TRUE, TRUE } from './bits';
import { BLOCK, compileCondition, overSiblings, type ForcedBits } from './compile';
import type { Criteria, Segment } from './criteria';
import type { Kernel } from './predicate';
import type { Masks } from './resolve';
import type { TerritoryTable } from '../table';

/** Whether a segment that holds for one structure of an organisation holds for all of them. */
export const isShared = ({ level }: Pick<Criteria, 'level'>, { target }: Segment): boolean =>
	level === 'organisation' || (level === 'large-groups' && target === 'maximum');

/**
 * The kernel of each segment over the structures of a territory, shared by organisations where the level says so. What
 * structures outside of a cut table would bring to a shared segment is unknown.
 * @param criteria active ones
 * @param inScope 1 per structure in scope
 * @param forced nodes whose bits are given instead of evaluated
 */
export const segmentKernels = (
	territory: TerritoryTable,
	criteria: Criteria,
	inScope: Uint8Array,
	forced?: ForcedBits
): readonly Kernel[] => {
	const isAnyShared = criteria.segments.some((segment) => isShared(criteria, segment));
	const organisations = isAnyShared ? straddlingOrganisations(territory) : null;
	return criteria.segments.map((segment) => {
		const kernel = compileCondition(segment.when, territory, criteria, forced);
		if (!isShared(criteria, segment)) return kernel;
		const absent = organisations && {
			organisations,
			kernel: absentKernel(segment.when, territory, criteria, forced)
		};
		return overSiblings(kernel, territory, inScope, absent);
	});
};

/** The bits of one row in one block: masks of the segments that hold and may hold. */
export function masksOf(count: number, bitsOf: (segment: number) => number): Masks {
	const masks = { sureHeld: 0, surePossible: 0, held: 0, possible: 0 };
	for (let s = 0; s < count; s++) {
		const bits = bitsOf(s);
		if ((bits & SURE_TRUE) !== 0) masks.sureHeld |= 1 << s;
		if ((bits & SURE_POSSIBLE) !== 0) masks.surePossible |= 1 << s;
		if ((bits & TRUE) !== 0) masks.held |= 1 << s;
		if ((bits & POSSIBLE) !== 0) masks.possible |= 1 << s;
	}
	return masks;
}

/** Calls `each` with the bits of every segment, block by block. */
export function eachBlock(
	kernels: readonly Kernel[],
	rows: number,
	each: (start: number, n: number, buffers: readonly Uint8Array[]) => void
): void {
	const buffers = kernels.map(() => bitBuffer(Math.min(BLOCK, rows)));
	for (let start = 0; start < rows; start += BLOCK) {
		const n = Math.min(BLOCK, rows - start);
		kernels.forEach((kernel, s) => {
			const buffer = buffers[s];
			if (buffer) kernel(start, n, buffer);
		});
		each(start, n, buffers);
	}
}
