import { MAX_NODES, MAX_TEXT, type CriteriaProblem } from './validate';

/** The French sentence of a problem in a criteria file: what, where, what to do. */
export function criteriaProblemMessage({ code, path, detail }: CriteriaProblem): string {
	const where = path === '' ? 'le fichier' : `« ${path} »`;
	switch (code) {
		case 'not-an-object':
			return `${where} : un objet JSON est attendu.`;
		case 'missing':
			return `${where} manque : ajoutez cette propriété.`;
		case 'wrong-type':
			return `${where} : valeur d’un mauvais type${detail ? ` (« ${detail} »)` : ''}.`;
		case 'empty-group':
			return `${where} est vide : un groupe de conditions en contient au moins une.`;
		case 'unknown-field':
			return `${where} : le champ « ${detail} » n’est pas au catalogue.`;
		case 'wrong-level':
			return `${where} : le champ « ${detail} » ne décrit ni une structure ni un organisme.`;
		case 'wrong-operator':
			return `${where} : opérateur impossible pour ce champ (« ${detail} »).`;
		case 'wrong-value':
			return `${where} : valeur refusée (« ${detail} »).`;
		case 'duplicate-segment':
			return `Deux segments portent l’identifiant « ${detail} » : renommez l’un d’eux.`;
		case 'reserved-segment':
			return `« ${detail} » est le nom d’un autre état : donnez un autre identifiant à ce segment.`;
		case 'too-many-segments':
			return `${detail} segments : le produit en accepte 20 au plus.`;
		case 'too-deep':
			return `${where} : plus de 30 niveaux de conditions emboîtées. Aplatissez les groupes.`;
		case 'too-many-nodes':
			return `Plus de ${MAX_NODES} conditions, ou des conditions qui se contiennent elles-mêmes : réduisez les critères.`;
		case 'too-long':
			return `${where} : texte de plus de ${MAX_TEXT} caractères. Raccourcissez-le.`;
		case 'too-big':
			return 'Le fichier dépasse 2 millions de caractères : ce ne sont pas des critères.';
		case 'not-json':
			return 'Le fichier n’est pas du JSON lisible : exportez de nouveau les critères, ou corrigez sa syntaxe.';
		case 'future-format':
			return `Le fichier est au format ${detail}, que cette version du produit ne connaît pas : mettez le produit à jour.`;
		case 'unknown-property':
			return `${where} : propriété inconnue (« ${detail} »). Retirez-la ou corrigez son nom.`;
	}
}
