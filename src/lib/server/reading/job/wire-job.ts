import { decodeTerritoryTable, encodeWire, WIRE_PARTS } from '$lib/arrow';
import { cutTable } from '$lib/domain/cut';
import type { JobIO, WireJob } from './protocol';

/** Writes the messages that bring a snapshot, or what somebody may see of it, to the browser. */
export async function runWireJob({ snapshot, cut }: WireJob, io: JobIO): Promise<void> {
	const whole = decodeTerritoryTable(snapshot);
	const table = cut ? cutTable(whole, cut) : whole;
	for (const part of WIRE_PARTS) {
		await io.emit({ type: 'message', part, bytes: encodeWire(table, part) });
	}
}
