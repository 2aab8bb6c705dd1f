import { compareLayers, type LayerMeta, type SourceRef } from '../table';

/**
 * The layers met so far, numbered from 1 in order of arrival (0 = none). Which of two wins never depends on that order.
 */
export class LayerSet {
	readonly layers: LayerMeta[] = [];
	/** `wins[a][b]`: layer a prevails over layer b, or is b itself. */
	private readonly wins: boolean[][] = [[]];

	add(meta: LayerMeta): number {
		this.layers.push(meta);
		const number = this.layers.length;
		const row: boolean[] = [true];
		for (let other = 1; other <= number; other++) {
			const rival = this.layers[other - 1];
			const prevails = rival === undefined || compareLayers(meta, rival) >= 0;
			row[other] = prevails;
			const rivalRow = this.wins[other];
			if (rivalRow) rivalRow[number] = other === number || !prevails;
		}
		this.wins[number] = row;
		return number;
	}

	/** True when a value of layer `candidate` replaces one of layer `current` (0 = nothing yet). */
	replaces(candidate: number, current: number): boolean {
		return this.wins[candidate]?.[current] ?? true;
	}

	/**
	 * The sources of the finished table, in an order that does not depend on arrival, with `none` first and the ratios second,
	 * and the source index of each layer number.
	 */
	sources(ratiosName: string, ratiosDate: string): { refs: SourceRef[]; codeOf: (layer: number) => number } {
		const order = this.layers
			.map((_, i) => i + 1)
			.sort((a, b) => {
				const [left, right] = [this.layers[a - 1], this.layers[b - 1]];
				if (!left || !right) return 0;
				return left.kind < right.kind ? -1 : left.kind > right.kind ? 1 : compareLayers(left, right);
			});
		const refs: SourceRef[] = [
			{ kind: 'none', name: '', date: '' },
			{ kind: 'ratios', name: ratiosName, date: ratiosDate }
		];
		const codes: number[] = [0];
		for (const layer of order) {
			const meta = this.layers[layer - 1];
			if (!meta) continue;
			codes[layer] = refs.length;
			refs.push({ kind: meta.kind, name: meta.name, date: meta.referenceDate });
		}
		return { refs, codeOf: (layer) => codes[layer] ?? 0 };
	}
}

/** Source index of the ratios table. */
export const RATIOS_SOURCE = 1;
