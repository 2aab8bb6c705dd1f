import type { QuestionnaireDetection } from '$lib/files';
import type { Database } from '../db';
import { parseLayerKey } from '../reading';
import { readBase } from './base';
import { findRecord } from './record';

/** A questionnaire that came back and whose answers are in the version in force. */
export interface QuestionnaireInForce {
	readonly questionnaire: QuestionnaireDetection;
	/** Name of the file. */
	readonly file: string;
	/** ISO date and time of its import. */
	readonly receivedAt: string;
	/** ISO date its answers are as of. */
	readonly referenceDate: string;
	readonly versionId: number | null;
}

/** The questionnaires behind the version in force, oldest answers first. One taken back by a roll-back is not there. */
export async function questionnairesInForce(db: Database): Promise<readonly QuestionnaireInForce[]> {
	const { layers } = await readBase(db);
	const found = new Map<string, QuestionnaireInForce>();
	for (const layer of layers) {
		if (layer.format !== 'questionnaire') continue;
		const { file: fileKey } = parseLayerKey(layer.contentHash);
		if (found.has(fileKey)) continue;
		const record = await findRecord(db, layer.importId);
		const file = record?.state.files.find((one) => one.fileKey === fileKey);
		const questionnaire = file?.detection?.questionnaire;
		if (!record || !file || !questionnaire) continue;
		found.set(fileKey, {
			questionnaire,
			file: file.name,
			receivedAt: record.createdAt,
			referenceDate: layer.referenceDate,
			versionId: record.versionId
		});
	}
	return [...found.values()].sort((a, b) => (a.referenceDate < b.referenceDate ? -1 : 1));
}
