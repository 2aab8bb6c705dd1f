import type { DecisionRefusal } from './decide';

/** The French sentence of a refused decision: what is wrong, and what to do. */
export function decisionRefusalMessage(refusal: DecisionRefusal): string {
	switch (refusal.code) {
		case 'service':
			return `Dites quel service décide, en ${refusal.limit} caractères au plus, sans nom de personne.`;
		case 'note':
			return `Dites d’où vient la valeur, en ${refusal.limit} caractères au plus.`;
		case 'date':
			return 'La date de la valeur doit être une date passée ou celle d’aujourd’hui.';
		case 'unchanged':
			return 'C’est déjà la valeur en vigueur\u00a0: rien n’a été enregistré.';
		case 'value':
		case 'import':
			return refusal.message;
	}
}
