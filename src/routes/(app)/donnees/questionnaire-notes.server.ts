import { campaignByToken } from '$lib/server/collection';
import type { Database } from '$lib/server/db';
import { questionnairesInForce, type ImportView } from '$lib/server/imports';
import { formatDate, formatInteger, formatShare, french } from '$lib/words';

/**
 * What there is to say of each file of an import that is a questionnaire: whose it is, how much of it is filled, whether its
 * campaign is known here, and whether its operator answered already. Empty for other files.
 */
export async function questionnaireNotes(
	db: Database,
	view: ImportView
): Promise<readonly (readonly string[])[]> {
	const all = view.files.map(({ detection }) => detection?.questionnaire);
	if (all.every((questionnaire) => !questionnaire)) return [];
	const inForce = await questionnairesInForce(db);
	const notes: (readonly string[])[] = [];
	for (const [place, questionnaire] of all.entries()) {
		if (!questionnaire) {
			notes.push([]);
			continue;
		}
		const { campaign, campaignName, organisation, organisationName, answers, questions, answeredOn } =
			questionnaire;
		const isSame = (other: typeof questionnaire | undefined): boolean =>
			other?.campaign === campaign && other.organisation === organisation;
		const known = await campaignByToken(db, campaign);
		const before = view.status === 'published' ? [] : inForce.filter((one) => isSame(one.questionnaire));
		const beside = all.some((other, index) => index !== place && isSame(other));
		const sentences = [
			`Questionnaire de « ${organisationName} », campagne « ${campaignName} » : ${formatInteger(answers)} réponses sur ${formatInteger(questions)} (${formatShare(answers, questions)}).`
		];
		if (!known) {
			sentences.push(
				'Cette campagne n’est pas de cette installation : ses réponses peuvent être publiées, elles ne compteront dans aucune campagne d’ici.'
			);
		}
		if (answeredOn === '') {
			sentences.push(
				'La date de la réponse n’est pas dite : la date ci-dessous est prise, et les lignes revenues telles qu’envoyées ne comptent pas.'
			);
		}
		const latest = before.at(-1);
		if (latest) {
			sentences.push(
				`Cet organisme a déjà répondu (au ${formatDate(latest.referenceDate)}) : les deux réponses sont gardées, et la plus récente l’emporte question par question.`
			);
		}
		if (beside) {
			sentences.push(
				'Cet import contient deux réponses de cet organisme : les deux sont gardées, et la plus récente l’emporte question par question.'
			);
		}
		notes.push(sentences.map(french));
	}
	return notes;
}
