import type { LayerKind } from '../fields';
import type { Table } from './column';

/** Where values come from: a source layer, as shown beside each figure. Index 0 of a table's sources is "none". */
export interface SourceRef {
	readonly kind: LayerKind | 'none' | 'ratios';
	/** File name, or the name of the reference table. */
	readonly name: string;
	/** ISO date the data are as of; `''` when the source does not say. */
	readonly date: string;
}

/** What the registers of a dataset cover. */
export interface DatasetCoverage {
	/** Official codes of the départements wholly covered by a full register, sorted; those of the scope in a cut table. */
	readonly departments: readonly string[];
	/**
	 * True when every département of France is covered: organisation totals are then complete. A cut table keeps those totals,
	 * and whether they are complete.
	 */
	readonly national: boolean;
}

/** The whole of a dataset version, ready to classify, filter and export; the same in the browser, the server and the CLI. */
export interface TerritoryTable {
	readonly structures: Table;
	readonly organisations: Table;
	readonly uses: Table;
	/** Row of `organisations` for each structure and for each use. */
	readonly structureOrganisation: Uint32Array;
	readonly useOrganisation: Uint32Array;
	readonly sources: readonly SourceRef[];
	readonly coverage: DatasetCoverage;
	/** ISO date: the latest reference date among the registers; `''` without one. */
	readonly asOf: string;
	/** True when some layer is fictional demonstration data: no total then describes a real territory. */
	readonly fictional: boolean;
	/** Sorted codes of the ARS territories it was cut to; absent where it holds all there is. */
	readonly territories?: readonly string[];
}
