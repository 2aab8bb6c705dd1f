import { refusalMessage as fileRefusalMessage } from '$lib/files';
import { databaseProblemMessage } from '../db';
import type { ImportRefusal } from './refusal';

const COUNT = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

const size = (bytes: number): string =>
	bytes >= 1e9 ? `${COUNT.format(bytes / 1e9)} Go` : `${COUNT.format(bytes / 1e6)} Mo`;

const structures = (count: number): string => `${COUNT.format(count)} structure${count < 2 ? '' : 's'}`;

/** Non-breaking spaces before : ; ! ? % and inside « ». */
const french = (text: string): string => text.replace(/ (?=[:;!?»%])/g, '\u00a0').replaceAll('« ', '«\u00a0');

/** The French sentence of a refused import: what happened, and what to do next. */
export const importRefusalMessage = (refusal: ImportRefusal): string => french(sentence(refusal));

function sentence(refusal: ImportRefusal): string {
	switch (refusal.code) {
		case 'no-file':
			return 'Aucun fichier n’a été donné : choisissez au moins un fichier à importer.';
		case 'file-refused':
			return `« ${refusal.file} » : ${fileRefusalMessage(refusal.refusal)} Rien n’a été importé.`;
		case 'close-needs-confirmation': {
			const share = COUNT.format((100 * refusal.closed) / refusal.covered);
			return `Cet import fermerait ${structures(refusal.closed)} sur les ${COUNT.format(refusal.covered)} du territoire couvert (${share} %), ce qui dépasse 2 %. Vérifiez que le registre est complet, ou déclarez-le partiel ; si ces fermetures sont voulues, confirmez-les (--allow-close). Rien n’a été importé.`;
		}
		case 'outside-scope':
			return 'Cet import changerait des données hors de votre territoire : rien n’a été enregistré. Retirez les lignes qui n’en sont pas, ou demandez à un administrateur national de le publier.';
		case 'busy':
			return `Un import est en cours depuis le ${WHEN.format(new Date(refusal.since)).replace(' ', ' à ')} (${refusal.description}). Attendez qu’il se termine ou annulez-le, puis recommencez.`;
		case 'cancelled':
			return 'L’import a été annulé : rien n’a été enregistré.';
		case 'overtaken':
			return 'Une autre version a été publiée entre-temps : rien n’a été importé. Vérifiez l’aperçu recalculé, ou recommencez l’import.';
		case 'too-slow':
			return `La lecture de « ${refusal.file} » n’avançait plus : elle a été arrêtée et rien n’a été importé. Découpez le fichier ou vérifiez son contenu.`;
		case 'out-of-memory':
			return `La lecture de « ${refusal.file} » demande trop de mémoire : elle a été arrêtée et rien n’a été importé. Découpez le fichier par territoire.`;
		case 'interrupted':
			return 'L’import a été interrompu par l’arrêt du programme : rien n’a été enregistré. Recommencez-le.';
		case 'unknown-import':
			return 'Cet import n’existe pas ou n’existe plus : recommencez-le depuis la page Données.';
		case 'wrong-state':
			return 'Cet import n’est plus à cette étape : rechargez la page.';
		case 'upload-too-large':
			return `« ${refusal.file} » dépasse la taille acceptée (${size(refusal.limit)}) : choisissez un fichier plus petit ou découpez-le.`;
		case 'too-many-files':
			return `Un import prend ${COUNT.format(refusal.limit)} fichiers au plus : importez-les en plusieurs fois.`;
		case 'database':
			return databaseProblemMessage(refusal.problem);
	}
}
