import type { LayerKind } from '$lib/domain/fields';
import type { LayerCoverage } from '$lib/domain/table';

/** One file of a generated set: what it says, of where, and as of when. */
export interface ManifestFile {
	readonly file: string;
	readonly kind: LayerKind;
	readonly coverage: LayerCoverage;
	/** ISO date. */
	readonly referenceDate: string;
}

/** `manifest.json` beside the files of a generated set. */
export interface Manifest {
	readonly fictional: true;
	readonly notice: string;
	readonly seed: number;
	readonly structures: number;
	/** INSEE code; null for the whole of France. */
	readonly region: string | null;
	readonly files: readonly ManifestFile[];
}
