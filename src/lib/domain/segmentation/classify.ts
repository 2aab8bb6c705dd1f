import type { TerritoryTable } from '../table';
import { activeCriteria } from './active';
import type { Classification } from './classification';
import { bitBuffer } from './bits';
import { BLOCK } from './compile';
import { createCompletions, type Completions } from './completions';
import type { Criteria } from './criteria';
import { findOpen, isClosed, outcomeFinder, writeOutcomes } from './outcomes-met';
import { MAX_SEGMENTS, outcomeFrom, resolve, type Outcome } from './resolve';
import { inScopeFlags, scopeKernel } from './scope';
import { eachBlock, masksOf, segmentKernels } from './siblings';

/**
 * Classifies every structure of a territory: three-valued, over sure bounds and over estimates in one pass.
 * Runs in blocks over the columns; no code is generated. A structure that three-valued logic leaves open although one field
 * is asked about twice is looked at again by enumeration.
 * @throws Error when the criteria have more than MAX_SEGMENTS segments or were not validated.
 */
export function classify(territory: TerritoryTable, criteria: Criteria): Classification {
	const active = activeCriteria(criteria);
	const segments = active.segments.map((segment) => segment.id);
	const k = segments.length;
	if (k > MAX_SEGMENTS) throw new Error(`At most ${MAX_SEGMENTS} segments`);
	const rows = territory.structures.rows;
	const inScope = active.level === 'structure' ? NO_FLAGS : inScopeFlags(territory, active);
	const into = {
		segments,
		result: new Uint8Array(rows),
		possible: new Uint32Array(rows),
		estimated: new Uint8Array(rows)
	};
	const find = outcomeFinder(([outside = NO_FLAGS, ...answers], i) => {
		const why = outside[i] ?? 0;
		if (why !== 0) return { result: k + why, possible: 0, estimated: 0 };
		return resolve(
			active,
			masksOf(k, (s) => answers[s]?.[i] ?? 0)
		);
	});
	const states = new Uint32Array(Math.min(BLOCK, rows));
	const completions = active.level === 'structure' ? createCompletions(territory, active) : null;
	const entangled = completions?.entangledKernel() ?? null;
	const refine = completions && exactly(completions, k);
	const isEntangled = bitBuffer(states.length);
	const open = new Uint32Array(states.length);
	const kernels = [scopeKernel(territory, active), ...segmentKernels(territory, active, inScope)];
	eachBlock(kernels, rows, (start, n, buffers) => {
		const met = find(buffers, n, states);
		writeOutcomes(met, states, n, into, start);
		if (!refine || !entangled) return;
		entangled(start, n, isEntangled);
		const count = findOpen(met.isOpen, states, isEntangled, n, open);
		for (let j = 0; j < count; j++) {
			const i = open[j] ?? 0;
			const exact = refine(start + i);
			into.result[start + i] = exact.result;
			into.possible[start + i] = exact.possible;
			into.estimated[start + i] = exact.estimated;
		}
	});
	return into;
}

const NO_FLAGS = new Uint8Array(0);

/**
 * Makes outcomes exact: those of three-valued logic stand, but where they are open and one field is asked about twice.
 * Shared segments keep three-valued logic alone, which is never too narrow.
 */
export function refiner(
	territory: TerritoryTable,
	criteria: Criteria
): (row: number, outcome: Outcome) => Outcome {
	if (criteria.level !== 'structure') return (_row, outcome) => outcome;
	const completions = createCompletions(territory, criteria);
	const refine = exactly(completions, criteria.segments.length);
	return (row, outcome) => (isClosed(outcome) || !completions.isEntangled(row) ? outcome : refine(row));
}

/** The outcome of a row by enumeration; each knowledge is enumerated once. */
function exactly(completions: Completions, k: number): (row: number) => Outcome {
	const known = new Map<string, Outcome>();
	return (row) => {
		const sure = completions.knowledge(row, 'sure');
		const working = completions.knowledge(row, 'working');
		const key = [...sure, ...working].map((cells) => cells.map(({ truths }) => truths).join()).join(';');
		let exact = known.get(key);
		if (!exact) {
			exact = outcomeFrom(k, completions.outcomes(sure), completions.outcomes(working));
			known.set(key, exact);
		}
		return exact;
	};
}
