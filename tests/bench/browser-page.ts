import crossfilter from 'crossfilter2';
import { decodeDecision } from '$lib/arrow';
import { createExplorer, slicesBy } from '$lib/domain/explore';
import { numberColumn } from '$lib/domain/table';
import {
	applyStructuresView,
	defaultView,
	resolveField,
	segmentValues,
	type View,
	type ViewData
} from '$lib/domain/view';
import { defaultCriteria, ssoRule } from '$lib/reference';
import { territoryData } from '$lib/screens';

/** The charts that a click counts again: structures by a field and by outcome, each without its own filter. */
const FIELDS = [
	'segment',
	'structure.sector',
	'structure.department',
	'structure.category',
	'structure.legal_status',
	'structure.tariff_authority'
];
/** What is brushed: a range of the likely number of professionals. */
const BRUSHED = 'structure.heads';

export interface Comparison {
	/** Milliseconds per click or brush. */
	readonly ours: number[];
	readonly peer: number[];
	/** Milliseconds to make each ready. */
	readonly building: number[];
	readonly peerBuilding: number[];
	/** Counts that a click gives. */
	readonly counts: number;
}

/** Counts by field, value and outcome, as `field value outcome` → count; zeros are left out. */
type Counts = ReadonlyMap<string, number>;

/** What can be clicked: `value` null removes the filter; a brush is a pair of bounds. */
type Step =
	| { readonly field: string; readonly value: string | null }
	| { readonly brush: readonly [number, number] | null };

interface Program {
	step(step: Step): void;
	counts(): Counts;
}

function ourProgram(data: ViewData): Program {
	const explorer = createExplorer(data, FIELDS);
	const charts = Object.fromEntries(FIELDS.map((field) => [field, [field]]));
	let view: View = defaultView('structure');
	const select = () => {
		const rowsOf = explorer.select(view, charts);
		return FIELDS.map((field) => ({
			field,
			slices: slicesBy(data, rowsOf(field), field)
		}));
	};
	let shown = select();
	return {
		step(step) {
			const field = 'brush' in step ? BRUSHED : step.field;
			const { [field]: _, ...others } = view.filters;
			const wanted = 'brush' in step ? step.brush?.join('..') : step.value;
			view = {
				...view,
				filters: wanted === undefined || wanted === null ? others : { ...others, [field]: [wanted] }
			};
			shown = select();
		},
		counts: () =>
			new Map(
				shown.flatMap(({ field, slices }) =>
					slices.flatMap(({ value, parts }) =>
						parts.map(({ id, count }): [string, number] => [`${field} ${value} ${id}`, count])
					)
				)
			)
	};
}

interface Row {
	readonly codes: readonly number[];
	readonly outcome: number;
	readonly heads: number;
}

/** crossfilter2 on the same structures; those out of scope are not even given to it. */
function peerProgram(data: ViewData): Program {
	const columns = FIELDS.map((field) => {
		const { column } = resolveField(data, 'structure', field);
		if (column.kind !== 'coded') throw new Error(`${field} is not coded`);
		return column;
	});
	const heads = numberColumn(data.table.structures, BRUSHED);
	const outcomes = segmentValues(data.classification);
	const rows = Array.from(applyStructuresView(data, defaultView('structure')), (row): Row => ({
		codes: columns.map(({ codes }) => codes[row] ?? 0),
		outcome: data.classification.result[row] ?? 0,
		// As our filter does: an unknown number is in no range.
		heads:
			heads.state[row] === 0
				? -1
				: Number.isNaN(heads.likely[row])
					? (heads.low[row] ?? -1)
					: (heads.likely[row] ?? -1)
	}));
	const filter = crossfilter(rows);
	const charts = FIELDS.map((field, i) => {
		const dimension = filter.dimension((row) => row.codes[i] ?? 0);
		const group = dimension.group().reduce(
			(sums: number[], row) => {
				sums[row.outcome] = (sums[row.outcome] ?? 0) + 1;
				return sums;
			},
			(sums: number[], row) => {
				sums[row.outcome] = (sums[row.outcome] ?? 0) - 1;
				return sums;
			},
			() => outcomes.map(() => 0)
		);
		return { field, dimension, group, values: columns[i]?.values ?? [] };
	});
	const brushed = filter.dimension((row) => row.heads);
	const read = () => charts.map(({ field, group, values }) => ({ field, values, slices: group.all() }));
	let shown = read();
	return {
		step(step) {
			if ('brush' in step) {
				// crossfilter leaves the upper bound out; heads are whole.
				if (step.brush) brushed.filterRange([step.brush[0], step.brush[1] + 0.5]);
				else brushed.filterAll();
			} else {
				const chart = charts.find(({ field }) => field === step.field);
				if (step.value === null) chart?.dimension.filterAll();
				else chart?.dimension.filterExact(chart.values.indexOf(step.value));
			}
			shown = read();
		},
		counts: () =>
			new Map(
				shown.flatMap(({ field, values, slices }) =>
					slices.flatMap(({ key, value }) =>
						value.flatMap((count, outcome): [string, number][] =>
							count === 0 ? [] : [[`${field} ${values[key] ?? ''} ${outcomes[outcome] ?? ''}`, count]]
						)
					)
				)
			)
	};
}

/** Filters chosen one after the other and taken away again, with a brush moved in between: a session as a person has it. */
function* session(data: ViewData, rounds: number): Generator<Step> {
	const values = FIELDS.map((field) => {
		const { column } = resolveField(data, 'structure', field);
		return column.kind === 'coded'
			? column.values.filter((value) => value !== '' && value !== 'out-of-scope')
			: [];
	});
	for (let round = 0; round < rounds; round++) {
		for (const [i, field] of FIELDS.entries()) {
			const choices = values[i] ?? [];
			yield { field, value: choices[(round * 7 + i * 3) % choices.length] ?? null };
			if (i % 2 === 1) yield { field: FIELDS[i - 1] ?? '', value: null };
			yield { brush: [round * 5, 40 + round * 10 + i * 20] };
		}
		for (const field of FIELDS) yield { field, value: null };
		yield { brush: null };
	}
}

const WARM = 2;

/** Runs both programs click by click on the territory of this server. @throws Error as soon as their counts differ */
async function compareFilters(rounds: number): Promise<Comparison> {
	const response = await fetch('/api/territory/decision');
	const table = await decodeDecision(new Uint8Array(await response.arrayBuffer()));
	const data = territoryData(table, { criteria: defaultCriteria, overrides: [] }, ssoRule);
	const comparison = {
		ours: [] as number[],
		peer: [] as number[],
		building: [] as number[],
		peerBuilding: [] as number[]
	};
	const timed = <T>(into: number[], work: () => T): T => {
		const start = performance.now();
		const result = work();
		into.push(performance.now() - start);
		return result;
	};
	const ours = timed(comparison.building, () => ourProgram(data));
	const peer = timed(comparison.peerBuilding, () => peerProgram(data));
	let counts = 0;
	let round = 0;
	for (const step of session(data, WARM + rounds)) {
		const counted = round >= WARM;
		timed(counted ? comparison.ours : [], () => ours.step(step));
		timed(counted ? comparison.peer : [], () => peer.step(step));
		const difference = differenceOf(ours.counts(), peer.counts());
		if (difference !== null) throw new Error(`After ${JSON.stringify(step)}: ${difference}`);
		counts = Math.max(counts, ours.counts().size);
		if ('brush' in step && step.brush === null) round++;
	}
	return { ...comparison, counts };
}

function differenceOf(a: Counts, b: Counts): string | null {
	for (const key of new Set([...a.keys(), ...b.keys()])) {
		if (a.get(key) !== b.get(key)) return `${key}: ${a.get(key) ?? 0} and ${b.get(key) ?? 0}`;
	}
	return null;
}

declare global {
	var compareFilters: (rounds: number) => Promise<Comparison>;
}

globalThis.compareFilters = compareFilters;
