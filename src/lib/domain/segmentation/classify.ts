import { codedColumn, type TerritoryTable } from '../table';
import { bitBuffer, POSSIBLE, SURE_POSSIBLE, SURE_TRUE, TRUE } from './bits';
import type { Classification } from './classification';
import { BLOCK, compileCondition } from './compile';
import type { Criteria } from './criteria';
import { MAX_SEGMENTS, resolve, type Outcome } from './resolve';

const OUT_OF_SCOPE = 3;
const TO_QUALIFY = 4;

/**
 * Classifies every structure of a territory: three-valued, over sure bounds and over estimates in one pass.
 * Runs in blocks over the columns; no code is generated.
 * @throws Error when the criteria have more than MAX_SEGMENTS segments or were not validated.
 */
export function classify(territory: TerritoryTable, criteria: Criteria): Classification {
	const segments = criteria.segments.map((segment) => segment.id);
	const k = segments.length;
	if (k > MAX_SEGMENTS) throw new Error(`At most ${MAX_SEGMENTS} segments`);
	const rows = territory.structures.rows;
	const kernels = criteria.segments.map((segment) =>
		compileCondition(segment.when, territory, criteria.assume)
	);
	const buffers = kernels.map(() => bitBuffer(BLOCK));
	const result = new Uint8Array(rows);
	const possible = new Uint32Array(rows);
	const estimated = new Uint8Array(rows);
	const outcomeOf = outcomeReader(criteria, buffers);
	const scopeResult = scopeReader(territory, criteria);
	for (let start = 0; start < rows; start += BLOCK) {
		const n = Math.min(BLOCK, rows - start);
		kernels.forEach((kernel, s) => {
			const buffer = buffers[s];
			if (buffer) kernel(start, n, buffer);
		});
		for (let i = 0; i < n; i++) {
			const row = start + i;
			const outside = scopeResult(row);
			if (outside !== 0) {
				result[row] = k + outside;
				continue;
			}
			const outcome = outcomeOf(i);
			result[row] = outcome.result;
			possible[row] = outcome.possible;
			estimated[row] = outcome.estimated;
		}
	}
	return { segments, result, possible, estimated };
}

/** Reads the outcome of row `i` of the block from the segments' buffers; each combination of bits is resolved once. */
function outcomeReader(criteria: Criteria, buffers: readonly Uint8Array[]): (i: number) => Outcome {
	const compute = (bitsOf: (segment: number) => number): Outcome => {
		const masks = { sureHeld: 0, surePossible: 0, held: 0, possible: 0 };
		for (let s = 0; s < buffers.length; s++) {
			const bits = bitsOf(s);
			if ((bits & SURE_TRUE) !== 0) masks.sureHeld |= 1 << s;
			if ((bits & SURE_POSSIBLE) !== 0) masks.surePossible |= 1 << s;
			if ((bits & TRUE) !== 0) masks.held |= 1 << s;
			if ((bits & POSSIBLE) !== 0) masks.possible |= 1 << s;
		}
		return resolve(criteria, masks);
	};
	if (buffers.length <= 4) {
		const [a, b, c, d] = [buffers[0] ?? EMPTY, buffers[1] ?? EMPTY, buffers[2] ?? EMPTY, buffers[3] ?? EMPTY];
		const known: Outcome[] = new Array<Outcome>(1 << (4 * buffers.length));
		return (i) => {
			const key = (a[i] ?? 0) | ((b[i] ?? 0) << 4) | ((c[i] ?? 0) << 8) | ((d[i] ?? 0) << 12);
			return (known[key] ??= compute((s) => (key >> (4 * s)) & 15));
		};
	}
	const known = new Map<string, Outcome>();
	return (i) => {
		const key = String.fromCharCode(...buffers.map((buffer) => buffer[i] ?? 0));
		let outcome = known.get(key);
		if (!outcome) {
			outcome = compute((s) => key.charCodeAt(s));
			known.set(key, outcome);
		}
		return outcome;
	};
}

const EMPTY = new Uint8Array(BLOCK);

/** For a row: 0 in scope, else the index into OTHER_STATES of why it is not classified. */
function scopeReader(territory: TerritoryTable, criteria: Criteria): (row: number) => number {
	const scope = codedColumn(territory.structures, 'structure.scope');
	const byScope = Uint8Array.from(scope.values, (code) => {
		if (code === 'yes') return 0;
		if (code === 'confirm') return criteria.confirmInScope ? 0 : OUT_OF_SCOPE;
		return code === 'no' ? OUT_OF_SCOPE : TO_QUALIFY;
	});
	const { codes } = scope;
	if (criteria.excludedSubsectors.length === 0) return (row) => byScope[codes[row] ?? 0] ?? TO_QUALIFY;
	const subsector = codedColumn(territory.structures, 'structure.subsector');
	const excluded = Uint8Array.from(subsector.values, (code) =>
		code !== '' && criteria.excludedSubsectors.includes(code) ? OUT_OF_SCOPE : 0
	);
	return (row) => (byScope[codes[row] ?? 0] ?? TO_QUALIFY) || (excluded[subsector.codes[row] ?? 0] ?? 0);
}
