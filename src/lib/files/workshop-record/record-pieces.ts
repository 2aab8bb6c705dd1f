import { recordNote, recordTables, type WorkshopRecord } from '$lib/domain/workshop-record';
import {
	jsonText,
	MANIFEST_FILE,
	NOTE_FILE,
	sha256Of,
	writeTable,
	writtenFiles,
	type DossierFile,
	type DossierPiece,
	type WrittenDossier
} from '../dossier';

const RECORD_FORMAT = 'cible-2028-atelier/1';

/**
 * Every file of the record of a workshop, piece by piece, in the form of a dossier: tables, criteria of each sub-group, what was
 * prepared, then the manifest with the hash of each, and the sheet that prints the manifest's own. The same events give the same bytes.
 */
export function* recordPieces(
	record: WorkshopRecord,
	{
		workshop,
		events,
		engine
	}: { readonly workshop: number; readonly events: number; readonly engine: string }
): Generator<DossierPiece, WrittenDossier> {
	const encoder = new TextEncoder();
	const { setup, openedAt, closedAt, drafts, scenarios, groups, attendance, applied, notes } = record;
	const files = yield* writtenFiles(listedFiles(record));
	const manifest = jsonText({
		format: RECORD_FORMAT,
		engine,
		workshop: {
			id: workshop,
			title: setup.title,
			openedAt: new Date(openedAt).toISOString(),
			closedAt: new Date(closedAt).toISOString(),
			events,
			rehearsal: setup.rehearsal
		},
		dataset: { ...setup.dataset, scope: setup.scope, territory: setup.territory },
		criteria: { number: setup.criteriaVersion, drafts },
		scenario: { id: setup.scenario, variants: scenarios },
		totals: {
			devices: attendance.devices,
			persons: attendance.persons,
			applied: applied.length,
			decisions: notes.filter(({ kind }) => kind === 'decision').length,
			groups: Object.keys(groups).length
		},
		files
	});
	const manifestHash = sha256Of(manifest);
	yield { name: MANIFEST_FILE, bytes: encoder.encode(manifest), isLast: true };
	yield { name: NOTE_FILE, bytes: encoder.encode(recordNote(record, manifestHash)), isLast: true };
	return { manifestHash, files };
}

function listedFiles(record: WorkshopRecord): DossierFile[] {
	const json = (name: string, value: unknown): DossierFile => ({
		name,
		table: null,
		pieces: () => [{ text: jsonText(value), rows: 0 }]
	});
	return [
		...recordTables(record).map((table) => ({ name: table.file, table, pieces: () => writeTable(table) })),
		...Object.entries(record.groups).map(([group, { criteria }]) => json(`criteres/${group}.json`, criteria)),
		json('preparation.json', record.setup)
	];
}

/** SHA-256 of the manifest that a record would have: what its sheet bears. */
export function manifestHashOf(record: WorkshopRecord, of: Parameters<typeof recordPieces>[1]): string {
	const pieces = recordPieces(record, of);
	for (let next = pieces.next(); ; next = pieces.next())
		if (next.done === true) return next.value.manifestHash;
}
