import { decodeTerritoryTable, encodeWire, WIRE_PARTS } from '$lib/arrow';
import type { JobIO, WireJob } from './protocol';

/** Writes the messages that bring a snapshot to the browser. */
export async function runWireJob({ snapshot }: WireJob, io: JobIO): Promise<void> {
	const table = decodeTerritoryTable(snapshot);
	for (const part of WIRE_PARTS) {
		await io.emit({ type: 'message', part, bytes: encodeWire(table, part) });
	}
}
