import type { Interval } from '../shared';
import type { LayerSet } from './layer-set';

interface Capacity {
	layer: number;
	/** Places said, and whether some equipment did not say. */
	sum: number;
	said: boolean;
	unsaid: boolean;
}

/** Installed places of each structure: the sum of its equipment in the winning capacity file. */
export class CapacityStore {
	private readonly byFiness = new Map<string, Capacity>();

	constructor(private readonly layers: LayerSet) {}

	add(layer: number, finess: string, installed: string): void {
		let capacity = this.byFiness.get(finess);
		if (!capacity || (capacity.layer !== layer && this.layers.replaces(layer, capacity.layer))) {
			capacity = { layer, sum: 0, said: false, unsaid: false };
			this.byFiness.set(finess, capacity);
		} else if (capacity.layer !== layer) return;
		if (installed === '') capacity.unsaid = true;
		else {
			capacity.said = true;
			capacity.sum += Number(installed);
		}
	}

	/** Null when no capacity file speaks of the structure; a lower bound when some of its equipment gives no capacity. */
	placesOf(finess: string): { interval: Interval; layer: number } | null {
		const capacity = this.byFiness.get(finess);
		if (!capacity?.said) return null;
		const { sum, unsaid, layer } = capacity;
		const high = unsaid ? Infinity : sum;
		const state = unsaid ? 'estimated' : 'declared';
		return { interval: { low: sum, likely: sum, high, sureLow: sum, sureHigh: high, state }, layer };
	}

	*finessNumbers(): Iterable<string> {
		yield* this.byFiness.keys();
	}
}
