import { reference } from '$lib/reference';
import type { Random } from '../random';

/** Professionals really there, in persons: near the likely value of the category times a factor of the operator, below its cap. */
export function headsOf(random: Random, category: string, places: number, factor: number): number {
	const ratio = reference.ratios.get(category);
	if (!ratio) return 0;
	const scale = ratio.basis === 'places' ? places / 100 : 1;
	const spread = ratio.basis === 'places' ? 0.16 : 0.5;
	const heads = random.around(ratio.headsLikely * scale, spread);
	const usual = Math.min(Math.max(heads, ratio.headsLow * scale), ratio.headsHigh * scale);
	return Math.max(1, Math.round(Math.min(usual * factor, ratio.cap)));
}
