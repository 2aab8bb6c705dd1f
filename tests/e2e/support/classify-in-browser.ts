import { decodeDecision, decodeLabels, type WirePart } from '$lib/arrow';
import { classify, readCriteria, type Criteria } from '$lib/domain/segmentation';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { applyStructuresView, CERTAINTIES, defaultView, segmentValues } from '$lib/domain/view';
import { defaultCriteria } from '$lib/reference';

async function fetched(part: WirePart): Promise<Uint8Array> {
	const response = await fetch(`/api/territory/${part}`);
	return new Uint8Array(await response.arrayBuffer());
}

/** One line per structure of the list, as classified in this browser. */
function linesOf(table: TerritoryTable, criteria: Criteria): string[] {
	const classification = classify(table, criteria);
	const outcomes = segmentValues(classification);
	const finess = codedColumn(table.structures, 'structure.finess');
	return Array.from(applyStructuresView({ table, classification }, defaultView('structure')), (row) => {
		const result = classification.result[row] ?? 0;
		const inSegment = result < classification.segments.length;
		const certainty = inSegment ? CERTAINTIES[classification.estimated[row] === 1 ? 1 : 2] : '';
		return `${textAt(finess, row)} ${outcomes[result] ?? ''} ${certainty}`.trim();
	});
}

/** @throws Error when the text is not of criteria */
function criteriaOf(text: string): Criteria {
	const read = readCriteria(text);
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value;
}

/**
 * Fetches the territory as the pages do and classifies it in this browser, on the part that comes first and on the whole.
 * @param text criteria in JSON, the default ones when absent
 */
async function classifyHere(text?: string): Promise<{ readonly whole: string[]; readonly first: string[] }> {
	const decision = await decodeDecision(await fetched('decision'));
	const whole = await decodeLabels(await fetched('labels'), decision);
	const criteria = text === undefined ? defaultCriteria : criteriaOf(text);
	return { whole: linesOf(whole, criteria), first: linesOf(decision, criteria) };
}

declare global {
	var classifyHere: (text?: string) => Promise<{ readonly whole: string[]; readonly first: string[] }>;
}

globalThis.classifyHere = classifyHere;
