import type { ValueItem } from '$lib/domain/workshop';

/** The value nearest to what is asked among those that may be answered; the present one for what is no number. */
export function nearestStep(
	{ low, high, step, current }: Pick<ValueItem, 'low' | 'high' | 'step' | 'current'>,
	asked: number
): number {
	if (Number.isNaN(asked)) return nearestStep({ low, high, step, current: low }, current);
	if (asked >= high) return high;
	return Math.max(low, Math.min(high, low + Math.round((asked - low) / step) * step));
}
