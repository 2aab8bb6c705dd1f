import type { Composer, LayerWriter } from '$lib/domain/compose';
import type { LayerCoverage, LayerMeta } from '$lib/domain/table';
import type { JobIO, ReadEvent } from './protocol';

type Settled = { -readonly [Part in keyof LayerCoverage]: LayerCoverage[Part] };

/** A layer that files of this job yield. */
export interface GatheredLayer {
	/** Within the job, in order of appearance. */
	readonly number: number;
	/** Index of its file. */
	readonly file: number;
	readonly meta: LayerMeta;
	/** Null when a register in force says all of it already. */
	readonly writer: LayerWriter | null;
}

/** Brings what is read, by one thread or by several at once, to the composer and to the database. */
export class Gathering {
	private readonly layers: GatheredLayer[] = [];

	constructor(
		private readonly composer: Composer,
		private readonly io: JobIO
	) {}

	/** Every layer, in the order of the files, whichever was read first. */
	get all(): readonly GatheredLayer[] {
		return [...this.layers].sort((a, b) => a.file - b.file || a.number - b.number);
	}

	/** Those that the dataset is made of. */
	get kept(): readonly GatheredLayer[] {
		return this.all.filter(({ writer }) => writer !== null);
	}

	/** What takes the events of one reader, which numbers its layers by itself. */
	reader(): (event: Exclude<ReadEvent, { type: 'begin' | 'refused' }>) => Promise<void> {
		const own: { readonly layer: GatheredLayer; readonly coverage: Settled }[] = [];
		const at = (number: number) => {
			const found = own[number];
			if (!found) throw new Error(`Rows of layer ${number} came before the layer`);
			return found;
		};
		return async (event) => {
			switch (event.type) {
				case 'said':
					return this.io.emit(event.event);
				case 'layer': {
					const coverage: Settled = { ...event.meta.coverage };
					const layer = this.start(event.file, { ...event.meta, coverage }, event.kept);
					own[event.layer] = { layer, coverage };
					if (!event.kept) return;
					return this.io.emit({ type: 'layer', layer: layer.number, file: event.file, meta: event.meta });
				}
				case 'rows': {
					const { columns, ...rows } = event;
					const { layer } = at(event.layer);
					layer.writer?.addColumns(columns);
					return this.io.emit({ ...rows, layer: layer.number });
				}
				case 'layer-end': {
					const { layer, coverage } = at(event.layer);
					coverage.departments = event.coverage.departments;
					return this.io.emit({ ...event, layer: layer.number });
				}
			}
		};
	}

	private start(file: number, meta: LayerMeta, kept: boolean): GatheredLayer {
		const writer = kept ? this.composer.layer(meta) : null;
		const layer = { number: this.layers.length, file, meta, writer };
		this.layers.push(layer);
		return layer;
	}
}
