import type { Site } from '../world';
import { french, semicolons } from './semicolons';

export const SURVEY_HEADER = semicolons([
	'N° FINESS ET',
	'Raison sociale',
	'Département',
	'Effectif physique',
	'ETP',
	'Nom du DUI',
	'Accès au DUI',
	'Comptes externes',
	'Type de compte',
	'Téléphone professionnel',
	'DSI centralisée',
	'Souhait',
	'Professionnels équipés',
	'Sans RPPS',
	'Étape 1',
	'Étape 2',
	'Étape 3',
	'Étape 4',
	'Étape 5',
	'Étape 7',
	'Étape 8',
	'Annuaire complet',
	'Annuaire à jour',
	'Annuaire exact',
	'Commentaire'
]);

/** What people type where a number is asked. */
const INSTEAD_OF_A_NUMBER = ['environ 40', 'NC', '12 ou 13'];

/**
 * The survey line of a site that answers; null when it does not. Spreadsheets drop the zeros in front of a number, and one
 * answer in two hundred gives words for a number.
 */
export function surveyLine(site: Site, departmentName: string, rank: number): string | null {
	const { answer } = site;
	if (answer === null) return null;
	const heads = rank % 200 === 77 ? (INSTEAD_OF_A_NUMBER[rank % 3] ?? '') : french(answer.heads);
	return semicolons([
		site.finess.replace(/^0+/, ''),
		site.longName || site.name,
		`${site.address.department} - ${departmentName}`,
		heads,
		french(answer.fte),
		answer.record,
		answer.recordAccess,
		answer.externalAccounts,
		answer.accounts,
		answer.phone,
		answer.centralised,
		answer.wish,
		french(answer.equipped),
		french(answer.withoutRpps),
		...answer.steps,
		...answer.directory,
		rank % 60 === 13 ? 'Réponse à compléter : « voir direction »' : ''
	]);
}
