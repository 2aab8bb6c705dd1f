import { isBlank } from '../collector';
import { Refused, type TabularDetection } from '../contract';
import type { TextRecord } from '../delimited';
import { findHeader, fingerprintOf, hasFinessColumn, proposeMapping } from '../tabular';
import { cleanText } from '../values';

const SAMPLE = 20;

/**
 * What the first records of a table say: its header, a sample, and what its columns probably are.
 * @throws Refused when it has no data, or nothing in it is known and the caller has no mapping.
 */
export function tabularDetection(records: readonly TextRecord[], mapped: boolean): TabularDetection {
	const said = records.filter((record) => !isBlank(record));
	const header = findHeader(said);
	const data = said.filter(({ line }) => line > header.line);
	if (data.length === 0) throw new Refused({ code: 'header-only' });
	const whole = data.filter(({ problem }) => problem === null);
	const rows = (whole.length > 0 ? whole : data).map(({ fields }) => fields.map(cleanText));
	const proposal = proposeMapping(header.names, rows);
	if (proposal.kind === null && !mapped && !hasFinessColumn(header.names, rows)) {
		throw new Refused({ code: 'no-finess', headers: header.names });
	}
	return {
		headerLine: header.line,
		header: header.names,
		sample: rows.slice(0, SAMPLE),
		fingerprint: fingerprintOf(header.names),
		proposal
	};
}
