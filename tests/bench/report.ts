import os from 'node:os';
import { percentile, spread } from './measure';

/** One line of the benchmark table. */
export interface BenchLine {
	readonly what: string;
	/** Measured values, all of one unit. */
	readonly values: readonly number[];
	readonly unit: string;
	/** What must be reached, in words; '' for a peer measured beside ours. */
	readonly target: string;
	/** Null where there is no target. */
	readonly reached: boolean | null;
}

export interface BenchSection {
	readonly title: string;
	/** Data, seed and what exactly is compared. */
	readonly setting: string;
	readonly lines: readonly BenchLine[];
}

const rounded = (value: number): string =>
	value.toLocaleString('en-GB', { maximumFractionDigits: value < 10 ? 2 : value < 100 ? 1 : 0 });

/** Fewer values than this have no 95th percentile worth the name. */
const FEW = 20;

function lineOf({ what, values, unit, target, reached }: BenchLine): string {
	const { median, min, max } = spread(values);
	const verdict = reached === null ? '' : reached ? 'reached' : '**not reached**';
	const p95 = values.length < FEW ? '' : rounded(percentile(values, 95));
	return `| ${what} | ${rounded(median)} ${unit} | ${p95} | ${rounded(min)}–${rounded(max)} | ${target} | ${verdict} |`;
}

/** The machine a table was measured on. */
export function machine(): string {
	const cpus = os.cpus();
	const memory = Math.round(os.totalmem() / 2 ** 30);
	return `Node ${process.versions.node}, ${cpus.length} × ${cpus[0]?.model ?? 'unknown processor'}, ${memory} GiB, ${os.type()} ${os.release()}`;
}

/** A section in Markdown. */
export function sectionText({ title, setting, lines }: BenchSection): string {
	return [
		`## ${title}`,
		'',
		setting,
		'',
		'| what | median | p95 | min–max | target | |',
		'| --- | ---: | ---: | ---: | --- | --- |',
		...lines.map(lineOf),
		''
	].join('\n');
}
