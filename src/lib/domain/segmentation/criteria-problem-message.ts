import { MAX_NODES, MAX_TEXT, type CriteriaProblem } from './validate';

/** The French sentence of a problem in a criteria file: where, what, and what to do. */
export const criteriaProblemMessage = (problem: CriteriaProblem): string =>
	sentence(problem)
		.replace(/ (?=[:»])/g, '\u00a0')
		.replace(/« /g, '«\u00a0');

function sentence({ code, path, detail }: CriteriaProblem): string {
	const where = path === '' ? 'Le fichier' : `« ${path} »`;
	const given = detail === '' ? '' : ` (« ${detail} »)`;
	switch (code) {
		case 'not-an-object':
			return `${where} : un objet JSON est attendu, entre accolades. Corrigez cette partie du fichier.`;
		case 'missing':
			return `${where} manque : ajoutez cette propriété.`;
		case 'wrong-type':
			return `${where} : valeur vide ou d’un mauvais type${given}. Écrivez-la comme le dit le schéma.`;
		case 'empty-group':
			return `${where} est vide : ajoutez-y un élément, ou retirez le groupe.`;
		case 'unknown-field':
			return `${where} : le champ « ${detail} » n’est pas au catalogue. Corrigez son nom, ou retirez la condition.`;
		case 'wrong-level':
			return `${where} : le champ « ${detail} » ne décrit ni une structure ni un organisme. Choisissez-en un autre.`;
		case 'wrong-operator':
			return `${where} : opérateur impossible pour ce champ${given}. Choisissez-en un du schéma.`;
		case 'wrong-value':
			return `${where} : valeur refusée${given}. Prenez-en une que le champ peut avoir.`;
		case 'duplicate-segment':
			return `Deux segments portent l’identifiant « ${detail} » : renommez l’un d’eux.`;
		case 'reserved-segment':
			return `« ${detail} » est le nom d’un autre état : donnez un autre identifiant à ce segment.`;
		case 'too-many-segments':
			return `${detail} segments : le produit en accepte 20 au plus. Réunissez-en.`;
		case 'too-deep':
			return `${where} : plus de 30 niveaux de conditions emboîtées. Aplatissez les groupes.`;
		case 'too-many-nodes':
			return `Plus de ${MAX_NODES} conditions, ou des conditions qui se contiennent elles-mêmes : réduisez les critères.`;
		case 'too-long':
			return `${where} : texte de plus de ${MAX_TEXT} caractères. Raccourcissez-le.`;
		case 'too-big':
			return 'Le fichier dépasse 2 millions de caractères : ce ne sont pas des critères. Choisissez-en un autre.';
		case 'not-json':
			return `Le fichier n’est pas du JSON lisible${detail === '' ? '' : `, ${detail}`} : exportez de nouveau les critères, ou corrigez sa syntaxe.`;
		case 'future-format':
			return `Le fichier est au format ${detail}, que cette version du produit ne connaît pas : mettez le produit à jour.`;
		case 'unknown-property':
			return `${where} : propriété inconnue${given}. Retirez-la ou corrigez son nom.`;
	}
}
