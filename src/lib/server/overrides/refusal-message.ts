import type { OverrideRefusal } from './refusal';

const INTEGER = new Intl.NumberFormat('fr-FR');

/** The French sentence of a refusal: what is wrong, and what to do. */
export function overrideRefusalMessage(refusal: OverrideRefusal): string {
	switch (refusal.code) {
		case 'reason-missing':
			return 'Il manque le motif\u00a0: écrivez en une phrase pourquoi, sans nom de personne.';
		case 'reason-too-long':
			return `Le motif dépasse ${INTEGER.format(refusal.limit)} caractères\u00a0: raccourcissez-le.`;
		case 'date':
			return 'Le dernier jour doit être aujourd’hui ou un jour à venir\u00a0: corrigez-le, ou laissez-le vide.';
		case 'no-segment':
			return 'Les critères en vigueur n’ont pas ou plus ce segment\u00a0: rechargez la page et choisissez-en un autre.';
		case 'not-in-territory':
			return 'Ce n’est pas, ou plus, dans les données de votre territoire\u00a0: seul un compte qui les voit peut décider.';
		case 'of-other-territories':
			return refusal.structures === 1
				? 'Une structure de cet organisme est dans un autre territoire\u00a0: seul un compte qui le couvre aussi peut décider pour tout l’organisme. Décidez structure par structure.'
				: `${INTEGER.format(refusal.structures)} structures de cet organisme sont dans d’autres territoires\u00a0: seul un compte qui les couvre aussi peut décider pour tout l’organisme. Décidez structure par structure.`;
		case 'out-of-scope':
			return 'Les critères ne classent pas ce site, hors périmètre ou à qualifier\u00a0: corrigez d’abord sa catégorie, ou les options des critères.';
		case 'already-there':
			return 'Les critères donnent déjà ce segment, de façon établie\u00a0: il n’y a rien à décider.';
		case 'unchanged':
			return 'La dérogation en vigueur dit déjà cela\u00a0: rien n’a été enregistré.';
		case 'too-many':
			return `Il y a déjà ${INTEGER.format(refusal.limit)} dérogations en vigueur, le plus que l’outil applique\u00a0: changez plutôt les critères, ou retirez-en.`;
		case 'not-in-force':
			return 'Cette dérogation n’est plus en vigueur\u00a0: quelqu’un l’a retirée ou remplacée, ou elle a expiré. Rechargez la page.';
	}
}
