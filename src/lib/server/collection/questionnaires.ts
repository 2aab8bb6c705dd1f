import { askedOf, QUESTIONNAIRE_VERSION } from '$lib/domain/questionnaire';
import { codedColumn, textAt } from '$lib/domain/table';
import { writeQuestionnaire } from '$lib/files';
import { reference } from '$lib/reference';
import type { Database } from '../db';
import { scopedTable } from '../territory';
import type { Campaign, CampaignOperator } from './campaign';

export interface QuestionnaireFile {
	readonly name: string;
	readonly bytes: Uint8Array;
}

/** The questionnaires of a campaign, one by one, filled from what its scope sees of its version: the same bytes every time. */
export async function* questionnaireFiles(
	db: Database,
	campaign: Campaign,
	operators: readonly CampaignOperator[]
): AsyncGenerator<QuestionnaireFile> {
	const { table, hash } = await scopedTable(db, campaign.hash, campaign.scope);
	const ids = codedColumn(table.organisations, 'organisation.id');
	const rows = new Map(Array.from({ length: table.organisations.rows }, (_, row) => [textAt(ids, row), row]));
	for (const { organisation, name, file } of operators) {
		const row = rows.get(organisation);
		if (row === undefined) throw new Error(`Campaign ${campaign.id} asks an organisation its version lacks`);
		const bytes = writeQuestionnaire({
			identity: {
				version: QUESTIONNAIRE_VERSION,
				campaign: campaign.token,
				campaignName: campaign.name,
				organisation,
				organisationName: name,
				dataset: hash,
				sentOn: campaign.sentOn,
				dueOn: campaign.dueOn
			},
			...askedOf(table, reference, row)
		});
		yield { name: file, bytes };
		// Requests of others come in between.
		await new Promise((resolve) => setImmediate(resolve));
	}
}
