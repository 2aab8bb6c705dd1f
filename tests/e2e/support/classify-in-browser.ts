import { decodeTerritoryTable, unpackParts } from '$lib/arrow';
import { classify } from '$lib/domain/segmentation';
import { codedColumn, textAt } from '$lib/domain/table';
import { applyStructuresView, CERTAINTIES, defaultView, segmentValues } from '$lib/domain/view';
import { defaultCriteria } from '$lib/reference';

/** Fetches the territory as the pages do, classifies it in this browser, and gives one line per structure of the list. */
async function classifyHere(): Promise<string[]> {
	const response = await fetch('/api/territory');
	const table = decodeTerritoryTable(unpackParts(new Uint8Array(await response.arrayBuffer())));
	const classification = classify(table, defaultCriteria);
	const outcomes = segmentValues(classification);
	const finess = codedColumn(table.structures, 'structure.finess');
	return Array.from(applyStructuresView({ table, classification }, defaultView('structure')), (row) => {
		const result = classification.result[row] ?? 0;
		const inSegment = result < classification.segments.length;
		const certainty = inSegment ? CERTAINTIES[classification.estimated[row] === 1 ? 1 : 2] : '';
		return `${textAt(finess, row)} ${outcomes[result] ?? ''} ${certainty}`.trim();
	});
}

declare global {
	var classifyHere: () => Promise<string[]>;
}

globalThis.classifyHere = classifyHere;
