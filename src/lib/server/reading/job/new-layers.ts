import { columnsOf } from '$lib/domain/compose';
import type { Cut } from '$lib/domain/cut';
import type { LayerKind } from '$lib/domain/fields';
import { covers, guessCoverage, isSuperseded, type LayerCoverage, type LayerMeta } from '$lib/domain/table';
import type { Batch, Detection } from '$lib/files';
import { declarationKey, formatLayerKey } from '../content-key';
import { isRejectsFile } from '../rejects-mark';
import type { JobFile, ReadEvent, ReadingContext } from './protocol';

const UTF8 = new TextEncoder();

/** A layer being read. */
interface NewLayer {
	readonly number: number;
	readonly meta: LayerMeta;
	readonly kept: boolean;
	rows: number;
	/** Batches sent so far. */
	chunks: number;
}

/**
 * What a file covers, when nobody says, is known once it is read: composing looks at the départements at the end only.
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

/** The layers that the files read by one thread yield, numbered in order of appearance. */
export class NewLayers {
	private started = 0;
	private open = new Map<LayerKind, NewLayer>();

	constructor(
		private readonly tell: (event: ReadEvent) => Promise<void>,
		private readonly context: ReadingContext
	) {}

	/** Rows of a file: as text for the database, column by column for composing. */
	async add(file: JobFile, index: number, detection: Detection, batch: Batch): Promise<void> {
		const layer = this.open.get(batch.kind) ?? (await this.start(file, index, detection, batch));
		const count = batch.rows.length;
		layer.rows += count;
		if (!layer.kept) return;
		const { number, chunks } = layer;
		layer.chunks++;
		const columns = columnsOf(batch.rows, batch.columns.length);
		const data = UTF8.encode(JSON.stringify(batch.rows));
		await this.tell({ type: 'rows', layer: number, chunk: chunks, count, data, columns });
	}

	/** Once a file is read: settles what its layers cover. */
	async finishFile(found: readonly string[]): Promise<void> {
		for (const { number, meta, rows, kept } of this.open.values()) {
			if (!kept) continue;
			if (meta.coverage instanceof GuessedCoverage) meta.coverage.settle(meta.kind, found);
			const { extent, departments } = meta.coverage;
			const inside = found.every((code) => covers(meta.coverage, code));
			await this.tell({
				type: 'layer-end',
				layer: number,
				rows,
				coverage: { extent, departments, inside }
			});
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
						? within(file.coverage, this.context.cut)
						: new GuessedCoverage('full', this.context.cut)
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
		const kept = !isSuperseded(meta, this.context.base);
		const layer = { number: this.started++, meta, kept, rows: 0, chunks: 0 };
		this.open.set(batch.kind, layer);
		const { extent, departments } = meta.coverage;
		await this.tell({
			type: 'layer',
			layer: layer.number,
			file: index,
			meta: { ...meta, coverage: { extent, departments } },
			kept
		});
		return layer;
	}
}
