import { findField, LAYER_KINDS } from '$lib/domain/fields';
import { FORMAT_LABELS } from './format';
import type { FileRefusal } from './refusal';
import { rejectMessage } from './reject-message';
import { bytes, count, french, plural, quoted } from './typography';

/** The French sentence of a refused file: what is wrong, where, and what to do. */
export const refusalMessage = (refusal: FileRefusal): string => french(sentence(refusal));

const labelOf = (fieldId: string): string => findField(fieldId)?.label ?? fieldId;

function sentence(refusal: FileRefusal): string {
	switch (refusal.code) {
		case 'cancelled':
			return 'La lecture a été annulée : rien n’a été enregistré.';
		case 'unreadable':
			return unreadable(refusal.reason);
		case 'empty':
			return 'Le fichier est vide : vérifiez l’export ou le téléchargement, puis recommencez.';
		case 'binary':
			return 'Ce n’est pas un fichier de données lisible (contenu binaire) : donnez un fichier CSV, XLSX ou JSON FINESS+.';
		case 'legacy-spreadsheet':
			return 'C’est un ancien classeur Excel (.xls) ou un classeur protégé par un mot de passe : enregistrez-le au format .xlsx, sans mot de passe, ou en CSV.';
		case 'not-xlsx':
			return refusal.kind === 'open-document'
				? 'C’est un document OpenDocument (.ods) : enregistrez-le au format .xlsx ou CSV.'
				: 'C’est une archive ZIP, pas un classeur XLSX : décompressez-la et donnez les fichiers qu’elle contient.';
		case 'web-page':
			return 'C’est une page web ou un fichier XML, pas un fichier de données : le téléchargement a sans doute échoué. Téléchargez de nouveau le fichier CSV, XLSX ou JSON.';
		case 'utf-16':
			return 'Le texte est encodé en UTF-16 (« Texte Unicode » d’Excel) : enregistrez-le en « CSV UTF-8 ».';
		case 'nul-bytes':
			return `Le fichier contient des octets nuls (ligne ${count(refusal.line)}) : il est endommagé ou n’est pas du texte. Refaites l’export.`;
		case 'too-large':
			return `Le fichier pèse ${bytes(refusal.size)} et dépasse la limite de ${bytes(refusal.limit)} pour « ${FORMAT_LABELS[refusal.format]} » : réduisez-le à votre territoire ou découpez-le.`;
		case 'inflates-too-much':
			return `Une fois décompressé, le fichier dépasse ${bytes(refusal.limit)} ou grossit de façon anormale : il est refusé par sécurité. Vérifiez sa provenance.`;
		case 'damaged-gzip':
			return 'L’archive .gz est endommagée : téléchargez-la de nouveau.';
		case 'truncated-gzip':
			return 'L’archive .gz est incomplète (téléchargement interrompu) : téléchargez-la de nouveau.';
		case 'other-json':
			return 'Ce fichier JSON n’est pas un export FINESS+ des structures (les clés « schemaVersion » et « pmej » manquent) : donnez le fichier « structures » publié par FINESS+.';
		case 'truncated-json':
			return `Le fichier JSON s’arrête avant la fin (ligne ${count(refusal.line)}) : le téléchargement a été interrompu. Téléchargez-le de nouveau.`;
		case 'malformed-json':
			return `Le fichier JSON est mal formé (ligne ${count(refusal.line)}) : téléchargez-le de nouveau.`;
		case 'entity-too-long':
			return `Une entité du fichier JSON dépasse ${bytes(refusal.limit)} (elle commence ligne ${count(refusal.line)}) : le fichier est endommagé. Téléchargez-le de nouveau.`;
		case 'other-finess-file':
			return `Ce fichier FINESS (section ${quoted(refusal.section)}) n’est pas de ceux que l’outil lit : établissements (cs1100502, cs1100507), entités juridiques (cs1100501) ou équipements sociaux (cs1100505).`;
		case 'header-only':
			return 'Le fichier n’a qu’une ligne d’en-tête, sans aucune donnée : vérifiez le filtre de l’export.';
		case 'header-too-long':
			return `La première ligne dépasse ${bytes(refusal.limit)} : ce n’est pas une ligne d’en-tête. Vérifiez les fins de ligne et le séparateur du fichier.`;
		case 'row-too-long':
			return `La ligne ${count(refusal.line)} dépasse ${bytes(refusal.limit)} : vérifiez les guillemets et les fins de ligne à cet endroit du fichier.`;
		case 'header-damaged':
			return 'Les guillemets de la ligne d’en-tête ne se ferment pas : corrigez la première ligne du fichier.';
		case 'too-many-columns':
			return `Le fichier a ${plural(refusal.columns, 'colonne', 'colonnes')}, la limite est de ${count(refusal.limit)} : gardez seulement les colonnes utiles.`;
		case 'too-many-rows':
			return `Le fichier dépasse ${count(refusal.limit)} lignes : découpez-le par territoire.`;
		case 'too-many-rejects':
			return `Plus de ${count(refusal.limit)} lignes sont refusées, plus que d’acceptées : ce n’est sans doute pas le bon fichier. La première : ${rejectMessage(refusal.first)}`;
		case 'duplicate-headers':
			return `Plusieurs colonnes portent le même nom (${refusal.headers.slice(0, 5).map(quoted).join(', ')}) : renommez-les ou supprimez-en, puis recommencez.`;
		case 'reserved-header':
			return `La colonne ${quoted(refusal.header)} porte un nom réservé par l’informatique : renommez-la.`;
		case 'no-finess':
			return `Aucune colonne reconnue (${refusal.headers.length === 0 ? 'en-tête vide' : refusal.headers.slice(0, 5).map(quoted).join(', ')}) : il faut au moins une colonne de numéros FINESS (9 caractères), de SIREN ou d’alias de solutions, avec son nom en première ligne.`;
		case 'damaged-xlsx':
			return 'Le classeur XLSX est endommagé ou incomplet : ouvrez-le dans un tableur, enregistrez-le de nouveau et recommencez.';
		case 'xlsx-bomb':
			return refusal.reason === 'entries'
				? `Le classeur contient plus de ${count(refusal.limit)} éléments : il est refusé par sécurité. Copiez les données dans un nouveau classeur.`
				: refusal.reason === 'inflated'
					? `Une fois décompressé, le classeur dépasse ${bytes(refusal.limit)} : il est refusé par sécurité. Enregistrez les données en CSV.`
					: 'Le classeur se décompresse de façon anormale : il est refusé par sécurité. Copiez les données dans un nouveau classeur.';
		case 'empty-workbook':
			return 'Aucune feuille du classeur ne contient de données : vérifiez le fichier.';
		case 'questionnaire-damaged':
			return `Ce classeur est un questionnaire, mais sa feuille cachée « Référence » est incomplète (${refusal.missing} manque) : on ne sait plus de quelle campagne ni de quel organisme il vient. Recopiez les réponses dans le fichier envoyé, sans toucher à cette feuille, puis recommencez.`;
		case 'questionnaire-version':
			return `Ce questionnaire est d’une autre version du modèle (${quoted(refusal.version)}) : renvoyez le questionnaire de cette version du produit, ou importez ses réponses en CSV.`;
		case 'decision-shape':
			return 'Cette décision n’est pas lisible : saisissez-la de nouveau depuis la page de la structure.';
		case 'mapping-needed':
			return 'Les colonnes du fichier ne sont pas reconnues avec certitude : confirmez à quel champ correspond chaque colonne.';
		case 'mapping-shape':
			return 'La correspondance de colonnes n’est pas lisible : un objet JSON {"kind": …, "columns": [{"header": …, "field": …}]} est attendu.';
		case 'mapping-unknown-kind':
			return `La correspondance annonce un contenu inconnu, ${quoted(refusal.kind)} : choisissez parmi ${LAYER_KINDS.join(', ')}.`;
		case 'mapping-unknown-field':
			return `La correspondance cite un champ qui n’existe pas pour ce contenu, ${quoted(refusal.field)} : corrigez-la.`;
		case 'mapping-missing-field':
			return `Il manque la colonne « ${labelOf(refusal.field)} » : indiquez quelle colonne du fichier la donne.`;
		case 'mapping-missing-header':
			return `La colonne ${quoted(refusal.header)} de la correspondance n’est pas dans le fichier : vérifiez son nom.`;
		case 'mapping-repeated-field':
			return `Deux colonnes donnent le champ « ${labelOf(refusal.field)} » : gardez-en une.`;
	}
}

function unreadable(reason: 'missing' | 'directory' | 'forbidden' | 'other'): string {
	switch (reason) {
		case 'missing':
			return 'Le fichier n’existe pas : vérifiez le chemin.';
		case 'directory':
			return 'C’est un dossier, pas un fichier : indiquez un fichier.';
		case 'forbidden':
			return 'Le fichier ne peut pas être lu (droits insuffisants) : changez ses droits ou copiez-le ailleurs.';
		case 'other':
			return 'Le fichier ne peut pas être lu : vérifiez le disque, puis recommencez.';
	}
}
