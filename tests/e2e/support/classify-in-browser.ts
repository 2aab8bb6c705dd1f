import { decodeDecision, decodeLabels, type WirePart } from '$lib/arrow';
import { classify } from '$lib/domain/segmentation';
import { codedColumn, textAt, type TerritoryTable } from '$lib/domain/table';
import { applyStructuresView, CERTAINTIES, defaultView, segmentValues } from '$lib/domain/view';
import { defaultCriteria } from '$lib/reference';

async function fetched(part: WirePart): Promise<Uint8Array> {
	const response = await fetch(`/api/territory/${part}`);
	return new Uint8Array(await response.arrayBuffer());
}

/** One line per structure of the list, as classified in this browser. */
function linesOf(table: TerritoryTable): string[] {
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

/** Fetches the territory as the pages do and classifies it in this browser, on the part that comes first and on the whole. */
async function classifyHere(): Promise<{ readonly whole: string[]; readonly first: string[] }> {
	const decision = await decodeDecision(await fetched('decision'));
	const whole = await decodeLabels(await fetched('labels'), decision);
	return { whole: linesOf(whole), first: linesOf(decision) };
}

declare global {
	var classifyHere: () => Promise<{ readonly whole: string[]; readonly first: string[] }>;
}

globalThis.classifyHere = classifyHere;
