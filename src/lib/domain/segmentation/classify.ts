import type { TerritoryTable } from '../table';
import { activeCriteria } from './active';
import type { Classification } from './classification';
import { BLOCK } from './compile';
import { createCompletions } from './completions';
import type { Criteria } from './criteria';
import { MAX_SEGMENTS, outcomeFrom, resolve, type Outcome } from './resolve';
import { inScopeFlags, scopeReader } from './scope';
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
	const scopeResult = scopeReader(territory, active);
	const inScope = active.level === 'structure' ? EMPTY : inScopeFlags(territory, active);
	const result = new Uint8Array(rows);
	const possible = new Uint32Array(rows);
	const estimated = new Uint8Array(rows);
	const outcomeOf = outcomeReader(active);
	const refine = refiner(territory, active);
	eachBlock(segmentKernels(territory, active, inScope), rows, (start, n, buffers) => {
		for (let i = 0; i < n; i++) {
			const row = start + i;
			const outside = scopeResult(row);
			if (outside !== 0) {
				result[row] = k + outside;
				continue;
			}
			const outcome = refine(row, outcomeOf(buffers, i));
			result[row] = outcome.result;
			possible[row] = outcome.possible;
			estimated[row] = outcome.estimated;
		}
	});
	return { segments, result, possible, estimated };
}

/** Reads the outcome of row `i` of a block from the segments' buffers; each combination of bits is resolved once. */
function outcomeReader(criteria: Criteria): (buffers: readonly Uint8Array[], i: number) => Outcome {
	const count = criteria.segments.length;
	if (count <= 4) {
		const known: (Outcome[] | undefined)[] = new Array<undefined>(256);
		return (buffers, i) => {
			const [a = EMPTY, b = EMPTY, c = EMPTY, d = EMPTY] = buffers;
			const key = (a[i] ?? 0) | ((b[i] ?? 0) << 4) | ((c[i] ?? 0) << 8) | ((d[i] ?? 0) << 12);
			const page = (known[key >> 8] ??= new Array<Outcome>(256));
			return (page[key & 255] ??= resolve(
				criteria,
				masksOf(count, (s) => (key >> (4 * s)) & 15)
			));
		};
	}
	const known = new Map<string, Outcome>();
	return (buffers, i) => {
		const key = String.fromCharCode(...buffers.map((buffer) => buffer[i] ?? 0));
		let outcome = known.get(key);
		if (!outcome) {
			outcome = resolve(
				criteria,
				masksOf(count, (s) => key.charCodeAt(s))
			);
			known.set(key, outcome);
		}
		return outcome;
	};
}

const EMPTY = new Uint8Array(BLOCK);

/**
 * Makes outcomes exact: those of three-valued logic stand, but where they are open and one field is asked about twice.
 * Shared segments keep three-valued logic alone, which is never too narrow.
 */
export function refiner(
	territory: TerritoryTable,
	criteria: Criteria
): (row: number, outcome: Outcome) => Outcome {
	if (criteria.level !== 'structure') return (_row, outcome) => outcome;
	const k = criteria.segments.length;
	const completions = createCompletions(territory, criteria);
	const known = new Map<string, Outcome>();
	return (row, outcome) => {
		const isClosed = outcome.estimated === 0 && (outcome.possible & (outcome.possible - 1)) === 0;
		if (isClosed || !completions.isEntangled(row)) return outcome;
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
