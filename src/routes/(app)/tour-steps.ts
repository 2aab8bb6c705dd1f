/** Where the tour starts from anywhere. */
export const TOUR_PARAMETER = 'visite';
export const TOUR_HREF = `/?${TOUR_PARAMETER}`;

/** A step of the tour: what `data-tour` names on the screen, and what is said of it. */
export interface TourStep {
	readonly target: string;
	readonly title: string;
	readonly text: string;
}

/** In the order of the screen; a step whose target is not there is left out. */
export const TOUR_STEPS: readonly TourStep[] = [
	{
		target: 'finding',
		title: 'La phrase d’abord',
		text: 'Chaque écran répond à sa question en une phrase. Les chiffres viennent ensuite, avec leur date et leur version.'
	},
	{
		target: 'picture',
		title: 'Puis l’image',
		text: 'Du champ au segment, du segment à la cible. Plein : établi. Tireté : estimé. Hachuré : indéterminé, jamais compté pour zéro. Un clic sur une bande y limite tout le tableau de bord.'
	},
	{
		target: 'filters',
		title: 'Restreindre',
		text: 'Un clic filtre, un second clic retire le filtre. Tout est dans l’adresse : elle se garde et s’envoie.'
	},
	{
		target: 'search',
		title: 'Trouver une structure',
		text: 'Par son nom, son numéro FINESS, sa ville ou son organisme, sans se soucier des accents.'
	},
	{
		target: 'data',
		title: 'D’où viennent les chiffres',
		text: 'La date et la version des données. C’est là qu’on importe ses fichiers et qu’on revient à une version précédente.'
	},
	{
		target: 'help',
		title: 'De l’aide partout',
		text: 'Le « ? » ouvre l’aide de l’écran. Un mot souligné de points donne sa définition. La visite se refait depuis l’aide.'
	}
];
