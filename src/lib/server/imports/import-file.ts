import type { LayerCoverage } from '$lib/domain/table';
import type { Mapping } from '$lib/files';

/** A file to import, and what a person says of it. */
export interface ImportFile {
	readonly path: string;
	/** Name as given: shown in reports and as the source of values. */
	readonly name: string;
	/** For CSV and XLSX; without one, the remembered or certain mapping applies. */
	readonly mapping?: Mapping | null;
	/** What a register of establishments covers; without it, guessed from its content. */
	readonly coverage?: LayerCoverage | null;
	/** ISO date the data are as of, where the file does not say. */
	readonly referenceDate?: string;
	/** True for the demonstration data. */
	readonly fictional?: boolean;
}
