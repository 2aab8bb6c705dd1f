import type { ValueItem } from './poll';

/** The value that may be answered nearest to a number: within its bounds, on its steps or at its upper bound. */
export function nearestStep(
	{ low, high, step }: Pick<ValueItem, 'low' | 'high' | 'step'>,
	value: number
): number {
	if (value >= high) return high;
	const steps = Math.round((Math.max(low, value) - low) / step);
	return Math.min(high, Number((low + steps * step).toPrecision(12)));
}
