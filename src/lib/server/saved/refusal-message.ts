import type { SavedKind, SavedRefusal } from './refusal';

const INTEGER = new Intl.NumberFormat('fr-FR');
const WHEN = new Intl.DateTimeFormat('fr-FR', {
	dateStyle: 'short',
	timeStyle: 'short',
	timeZone: 'Europe/Paris'
});

const NOUNS: Readonly<Record<SavedKind, string>> = { view: 'vue partagée', list: 'liste' };
const PLURALS: Readonly<Record<SavedKind, string>> = { view: 'vues partagées', list: 'listes' };

const typography = (text: string): string =>
	text
		.replace(/« /g, '«\u00a0')
		.replace(/ (?=[:»])/g, '\u00a0')
		.replace(/ (?=[;!?])/g, '\u202f');

/** The French sentence of a refusal: what was not done, and what to do. */
export const savedRefusalMessage = (refusal: SavedRefusal): string => typography(sentence(refusal));

function sentence(refusal: SavedRefusal): string {
	switch (refusal.code) {
		case 'name-empty':
			return 'Il manque un nom : écrivez-en un, avec au moins une lettre ou un chiffre.';
		case 'name-too-long':
			return `Le nom dépasse ${refusal.limit} caractères : raccourcissez-le.`;
		case 'name-taken':
			return `Une ${NOUNS[refusal.kind]} porte déjà le nom « ${refusal.name} » (depuis le ${WHEN.format(new Date(refusal.since))}) : rien n’a été remplacé. Choisissez un autre nom, ou mettez à jour celle qui existe.`;
		case 'address-foreign':
			return 'Cette adresse n’est pas celle d’une page de Cible 2028 : ouvrez la page à garder, puis enregistrez-la de là.';
		case 'address-too-long':
			return `L’adresse de cette vue dépasse ${INTEGER.format(refusal.limit)} caractères : retirez des filtres, ou faites une liste des structures voulues.`;
		case 'gone':
			return `Cette ${NOUNS[refusal.kind]} n’existe plus : quelqu’un l’a supprimée. Rechargez la page pour voir celles qui restent.`;
		case 'of-others':
			return `Cette ${NOUNS[refusal.kind]} est aussi celle d’autres territoires : seul un compte qui les couvre peut la modifier. Gardez-en une copie sous un autre nom.`;
		case 'changed-meanwhile':
			return `La ${NOUNS[refusal.kind]} « ${refusal.name} » a été modifiée entre-temps : rien n’a été remplacé. Rechargez la page, regardez ce qui a changé, puis recommencez.`;
		case 'too-many':
			return `Il y a déjà ${INTEGER.format(refusal.limit)} ${PLURALS[refusal.kind]}, le plus que l’outil garde : supprimez-en avant d’en ajouter.`;
		case 'list-empty':
			return 'Aucun numéro FINESS à garder : collez-en, ou choisissez un fichier qui en contient.';
		case 'list-too-long':
			return `Une liste tient au plus ${INTEGER.format(refusal.limit)} numéros : découpez-la.`;
		case 'malformed':
			return 'La demande est incomplète : rechargez la page et recommencez.';
	}
}
