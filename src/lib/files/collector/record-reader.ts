import type { TextRecord } from '../delimited';
import type { Collector } from './collector';
import type { LayerOutput } from './layer-output';

/** Makes rows of the records of one file. */
export interface RecordReader {
	readonly outputs: readonly LayerOutput[];
	/** Returns what accounts for one record, in file order. */
	start(collector: Collector): (record: TextRecord) => void;
	/** Offers the rows that only the end of the file settles. */
	finish?(): void;
}
