import type { Composer, LayerWriter } from '$lib/domain/compose';
import type { Cut } from '$lib/domain/cut';
import type { LayerKind } from '$lib/domain/fields';
import { covers, guessCoverage, isSuperseded, type LayerCoverage, type LayerMeta } from '$lib/domain/table';
import type { Batch, Detection } from '$lib/files';
import { declarationKey, formatLayerKey } from '../content-key';
import { isRejectsFile } from '../rejects-mark';
import type { JobFile, JobIO } from './protocol';

/** A layer being read: its rows go to the database and to the composer as they come. */
export interface NewLayer {
	readonly number: number;
	readonly meta: LayerMeta;
	/** Null when a register in force says all of it already: such a layer is read for its report and left out. */
	readonly writer: LayerWriter | null;
	rows: number;
	/** Batches sent so far. */
	chunks: number;
}

/**
 * What a file covers, when nobody says, is known once it is read: the composer looks at the départements at the end only.
 */
class GuessedCoverage implements LayerCoverage {
	departments: LayerCoverage['departments'] = [];

	constructor(
		readonly extent: LayerCoverage['extent'],
		private readonly cut: Cut | null
	) {}

	settle(kind: LayerKind, found: readonly string[]): void {
		this.departments = within(guessCoverage(kind, found), this.cut).departments;
	}
}

/** A register says what is closed in the scope of whoever imports it, and nowhere else. */
function within(coverage: LayerCoverage, cut: Cut | null): LayerCoverage {
	if (cut === null) return coverage;
	const { departments } = coverage;
	return {
		...coverage,
		departments: [...cut.departments]
			.filter((code) => departments === 'national' || departments.includes(code))
			.sort()
	};
}

/** The layers that the files of one job yield, numbered in order of appearance. */
export class NewLayers {
	readonly layers: NewLayer[] = [];
	private open = new Map<LayerKind, NewLayer>();

	constructor(
		private readonly io: JobIO,
		private readonly composer: Composer,
		private readonly base: readonly LayerMeta[],
		private readonly cut: Cut | null
	) {}

	/** The layers that the dataset is made of. */
	get kept(): readonly NewLayer[] {
		return this.layers.filter(({ writer }) => writer !== null);
	}

	/** Rows of a file, to the composer and to the database. */
	async add(file: JobFile, index: number, detection: Detection, batch: Batch): Promise<void> {
		const layer = this.open.get(batch.kind) ?? (await this.start(file, index, detection, batch));
		layer.rows += batch.rows.length;
		if (layer.writer === null) return;
		layer.writer.add(batch.rows);
		const { number, chunks } = layer;
		layer.chunks++;
		const data = JSON.stringify(batch.rows);
		await this.io.emit({ type: 'rows', layer: number, chunk: chunks, count: batch.rows.length, data });
	}

	/** Once a file is read: settles what its layers cover. */
	async finishFile(found: readonly string[]): Promise<void> {
		for (const { number, meta, rows, writer } of this.open.values()) {
			if (meta.coverage instanceof GuessedCoverage) {
				meta.coverage.settle(meta.kind, found);
			}
			if (writer === null) continue;
			const { extent, departments } = meta.coverage;
			const inside = found.every((code) => covers(meta.coverage, code));
			const coverage = { extent, departments, inside };
			await this.io.emit({ type: 'layer-end', layer: number, rows, coverage });
		}
		this.open = new Map();
	}

	private async start(file: JobFile, index: number, detection: Detection, batch: Batch): Promise<NewLayer> {
		const meta: LayerMeta = {
			kind: batch.kind,
			name: file.name,
			referenceDate: detection.referenceDate || file.referenceDate || file.assumedDate,
			coverage:
				batch.kind === 'establishments' && !isRejectsFile(detection)
					? file.coverage
						? within(file.coverage, this.cut)
						: new GuessedCoverage('full', this.cut)
					: guessCoverage('survey', []),
			columns: batch.columns,
			contentHash: formatLayerKey({
				kind: batch.kind,
				file: file.fileKey,
				declaration: declarationKey(file)
			}),
			fictional: file.fictional,
			arrival: Infinity,
			byHand: detection.format === 'decision'
		};
		const writer = isSuperseded(meta, this.base) ? null : this.composer.layer(meta);
		const layer = { number: this.layers.length, meta, writer, rows: 0, chunks: 0 };
		this.layers.push(layer);
		this.open.set(batch.kind, layer);
		if (writer === null) return layer;
		const { extent, departments } = meta.coverage;
		await this.io.emit({
			type: 'layer',
			layer: layer.number,
			file: index,
			meta: { ...meta, coverage: { extent, departments } }
		});
		return layer;
	}
}
