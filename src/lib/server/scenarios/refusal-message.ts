import type { ScenarioRefusal } from './refusal';

const INTEGER = new Intl.NumberFormat('fr-FR');

/**
 * The French sentence of a refusal: what is wrong, and what to do. What is wrong in each setting is told apart
 * (`planProblemText`), as is what others changed.
 */
export function scenarioRefusalMessage(refusal: ScenarioRefusal): string {
	switch (refusal.code) {
		case 'name-empty':
			return 'Il manque un nom\u00a0: donnez-en un, par exemple «\u00a0Rythme soutenu\u00a0».';
		case 'name-too-long':
			return `Le nom dépasse ${INTEGER.format(refusal.limit)} caractères\u00a0: raccourcissez-le.`;
		case 'name-taken':
			return `Un scénario s’appelle déjà «\u00a0${refusal.name}\u00a0»\u00a0: choisissez un autre nom.`;
		case 'text-too-long':
			return `Le texte dépasse ${INTEGER.format(refusal.limit)} caractères\u00a0: raccourcissez-le.`;
		case 'gone':
			return 'Ce scénario n’existe pas, ou n’est pas de votre territoire\u00a0: choisissez-en un dans la liste.';
		case 'of-others':
			return 'Ce scénario porte aussi sur d’autres territoires\u00a0: seul un compte qui les couvre tous le change. Créez-en une variante.';
		case 'read-only':
			return 'Le scénario «\u00a0Base\u00a0» est celui du produit et ne change pas\u00a0: créez-en une variante.';
		case 'archived':
			return 'Ce scénario est archivé\u00a0: sortez-le des archives pour le changer ou en faire une variante.';
		case 'too-deep':
			return `Une suite de variantes ne dépasse pas ${INTEGER.format(refusal.limit)} scénarios\u00a0: créez celle-ci depuis un scénario plus proche de la base.`;
		case 'too-many':
			return `Il y a déjà ${INTEGER.format(refusal.limit)} scénarios, le plus que l’outil tient\u00a0: archivez-en.`;
		case 'changed-meanwhile':
			return 'Quelqu’un a enregistré ce scénario depuis que vous l’avez ouvert\u00a0: rien n’a été remplacé. Comparez, puis enregistrez de nouveau.';
		case 'invalid':
			return refusal.problems.length === 1
				? 'Ce réglage ne peut pas être enregistré\u00a0: corrigez ce qui suit.'
				: 'Ces réglages ne peuvent pas être enregistrés\u00a0: corrigez ce qui suit.';
		case 'unchanged':
			return 'Le scénario dit déjà cela\u00a0: rien n’a été enregistré.';
		case 'reason-missing':
			return 'Il manque le motif\u00a0: écrivez en une phrase pourquoi, sans nom de personne.';
		case 'not-in-territory':
			return 'Cette structure n’est pas, ou plus, dans les données des territoires de ce scénario\u00a0: vérifiez son numéro FINESS.';
		case 'amount':
			return `Un montant va de 0 à ${INTEGER.format(refusal.limit / 100)}\u00a0€, avec deux décimales au plus\u00a0: corrigez-le.`;
		case 'past-aid':
			return 'Une aide passée se dit avec son nom, en 120 caractères au plus, et son année\u00a0: complétez-les.';
		case 'decided-meanwhile':
			return 'Quelqu’un a enregistré ou retiré ce montant depuis que vous l’avez lu\u00a0: rien n’a été remplacé. Relisez-le, puis recommencez.';
		case 'malformed':
			return 'Cet envoi n’est pas compris\u00a0: rechargez la page, puis recommencez.';
	}
}
