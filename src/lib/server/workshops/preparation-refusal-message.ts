import type { PreparationRefusal } from './preparation-refusal';

const INTEGER = new Intl.NumberFormat('fr-FR');

/** The French sentence of a refusal: what is wrong, and what to do. */
export function preparationRefusalMessage(refusal: PreparationRefusal): string {
	switch (refusal.code) {
		case 'title-empty':
			return 'Il manque un titre\u00a0: donnez-en un, par exemple «\u00a0Atelier de Vannes\u00a0».';
		case 'title-too-long':
			return `Le titre dépasse ${INTEGER.format(refusal.limit)} caractères\u00a0: raccourcissez-le.`;
		case 'gone':
			return 'Cet atelier n’existe pas, ou n’est pas de votre territoire\u00a0: choisissez-en un dans la liste.';
		case 'malformed':
			return 'Cet envoi n’est pas compris\u00a0: rechargez la page, puis recommencez.';
		case 'not-your-territory':
			return 'Un atelier porte sur vos territoires seulement\u00a0: choisissez-les parmi ceux de votre compte.';
		case 'changed-meanwhile':
			return 'Quelqu’un a enregistré cet atelier depuis que vous l’avez ouvert\u00a0: rien n’a été remplacé. Rechargez la page pour voir ce qui a changé.';
		case 'not-preparing':
			return 'Cet atelier est ouvert ou terminé\u00a0: sa préparation ne change plus.';
		case 'live':
			return 'Cet atelier est en cours\u00a0: terminez-le depuis le pupitre avant de le supprimer.';
		case 'too-many':
			return `Il y a déjà ${INTEGER.format(refusal.limit)} ateliers, le plus que l’outil tient\u00a0: supprimez des répétitions.`;
		case 'no-criteria':
			return `La version ${INTEGER.format(refusal.version)} des critères n’existe pas\u00a0: choisissez-en une autre.`;
		case 'no-data':
			return 'Aucune donnée n’est importée\u00a0: importez un fichier avant d’ouvrir l’atelier.';
		case 'not-ready':
			return 'L’atelier n’est pas prêt à ouvrir\u00a0: complétez ce que la liste de contrôle signale.';
		case 'part-of-scenario':
			return `Le scénario «\u00a0${refusal.name}\u00a0» porte sur plus de territoires que l’atelier, qui partagent ses enveloppes ou ses rythmes\u00a0: créez-en une variante pour les territoires de l’atelier, dites-y leurs enveloppes, puis choisissez-la.`;
		case 'not-made':
			return refusal.why;
	}
}
