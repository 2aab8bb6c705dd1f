import type { Assumption, Range } from '$lib/domain/funding';
import type { FigureRef } from './figure-ref';

/** How the values of a line are written. */
export type FigureUnit = 'euros' | 'heads' | 'count' | 'share' | 'factor';

/** One line of what a figure is made of: a part, or a factor of its formula. */
export interface ExplainedLine {
	readonly label: string;
	readonly detail?: string;
	/** Euros are in cents, not always whole for a unit price. */
	readonly values: Range;
	readonly unit: FigureUnit;
	/** The figure that the line opens to. */
	readonly ref?: FigureRef;
}

export interface ExplainedTable {
	readonly title: string;
	readonly lines: readonly ExplainedLine[];
	/** The sum of the lines, where they add up to it. */
	readonly total: ExplainedLine | null;
}

/** How a figure was computed, in plain data. */
export interface Explanation {
	readonly title: string;
	readonly value: Range;
	readonly unit: FigureUnit;
	/** In words, with the values in the tables below. */
	readonly formula: string;
	readonly tables: readonly ExplainedTable[];
	readonly assumptions: readonly Assumption[];
	readonly notes: readonly string[];
	/** Pages about what the figure is of. */
	readonly links: readonly { readonly label: string; readonly href: string }[];
}

/** The same value at each bound: what nobody doubts, or what is not looked at otherwise. */
export const flat = (value: number): Range => ({ low: value, likely: value, high: value });

export const addTo = (sum: { low: number; likely: number; high: number }, part: Range): void => {
	sum.low += part.low;
	sum.likely += part.likely;
	sum.high += part.high;
};
