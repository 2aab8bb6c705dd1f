import type { WarningCode } from './report';
import { french, plural } from './typography';

/** The French sentence of a warning, for `many` occurrences. */
export const warningMessage = (code: WarningCode, many: number): string =>
	french(plural(many, ...SENTENCES[code]));

/** What follows the count, for one and for several. */
const SENTENCES: Readonly<Record<WarningCode, readonly [one: string, many: string]>> = {
	'finess-key': [
		'numéro FINESS dont la clé de contrôle est fausse : accepté tel quel, à vérifier.',
		'numéros FINESS dont la clé de contrôle est fausse : acceptés tels quels, à vérifier.'
	],
	'finess-repaired': [
		'numéro FINESS abîmé et réparé : la clé et le département concordent.',
		'numéros FINESS abîmés et réparés : la clé et le département concordent.'
	],
	'legal-entity-invalid': [
		'numéro FINESS d’entité juridique absent ou illisible : laissé vide.',
		'numéros FINESS d’entité juridique absents ou illisibles : laissés vides.'
	],
	'legal-entity-differs': [
		'ligne décrit autrement une entité juridique déjà vue : la première description est gardée.',
		'lignes décrivent autrement une entité juridique déjà vue : la première description est gardée.'
	],
	'unknown-value': [
		'réponse hors de la liste prévue : comptée comme non renseignée.',
		'réponses hors de la liste prévue : comptées comme non renseignées.'
	],
	'partial-sum': [
		'ligne où une partie des colonnes à additionner est vide : le total reste inconnu.',
		'lignes où une partie des colonnes à additionner est vide : les totaux restent inconnus.'
	],
	'odd-date': ['date impossible : laissée vide.', 'dates impossibles : laissées vides.'],
	'siret-shape': ['SIRET ou SIREN mal formé : laissé vide.', 'SIRET ou SIREN mal formés : laissés vides.'],
	'commune-shape': [
		'code de commune ou de département mal formé : laissé vide.',
		'codes de commune ou de département mal formés : laissés vides.'
	],
	'unknown-projection': [
		'position donnée dans un système de coordonnées inconnu : non utilisée.',
		'positions données dans un système de coordonnées inconnu : non utilisées.'
	],
	'bad-coordinates': ['position impossible : non utilisée.', 'positions impossibles : non utilisées.'],
	'loose-quotes': [
		'ligne aux guillemets mal placés : lue champ par champ.',
		'lignes aux guillemets mal placés : lues champ par champ.'
	],
	'lines-before-header': ['ligne avant l’en-tête : ignorée.', 'lignes avant l’en-tête : ignorées.'],
	'unreadable-answer': [
		'réponse illisible (un nombre était attendu) : comptée comme non renseignée, à redemander.',
		'réponses illisibles (un nombre était attendu) : comptées comme non renseignées, à redemander.'
	],
	'question-missing': [
		'question dont la colonne ou la feuille n’est plus reconnue : ses réponses ne sont pas lues. Remettez le titre d’origine si elle a été renommée.',
		'questions dont la colonne ou la feuille n’est plus reconnue : leurs réponses ne sont pas lues. Remettez les titres d’origine si elles ont été renommées.'
	],
	'merged-cells': [
		'plage de cellules fusionnées : sa valeur compte pour la première cellule seulement, les autres sont sans réponse.',
		'plages de cellules fusionnées : leur valeur compte pour la première cellule seulement, les autres sont sans réponse.'
	],
	'formula-cell': [
		'réponse calculée par une formule : c’est le résultat enregistré dans le fichier qui est lu, à vérifier.',
		'réponses calculées par une formule : ce sont les résultats enregistrés dans le fichier qui sont lus, à vérifier.'
	],
	'answer-date': [
		'date de réponse impossible : la date de réception est prise à la place.',
		'dates de réponse impossibles : la date de réception est prise à la place.'
	],
	'use-replaced': [
		'solution pré-remplie revenue sous un autre nom : l’ancien nom compte 0 utilisateur. Si les deux sont utilisées, redéclarez l’ancienne.',
		'solutions pré-remplies revenues sous un autre nom : les anciens noms comptent 0 utilisateur. Si les deux sont utilisées, redéclarez les anciennes.'
	],
	'use-removed': [
		'solution pré-remplie dont la ligne a été retirée : ce qui en était déclaré reste valable. Si elle est abandonnée, déclarez 0 utilisateur.',
		'solutions pré-remplies dont les lignes ont été retirées : ce qui en était déclaré reste valable. Si elles sont abandonnées, déclarez 0 utilisateur.'
	]
};
