import { criteriaProblemMessage } from '$lib/domain/segmentation';
import type { CriteriaRefusal } from './refusal';

const INTEGER = new Intl.NumberFormat('fr-FR');
const WHEN = new Intl.DateTimeFormat('fr-FR', {
	dateStyle: 'short',
	timeStyle: 'short',
	timeZone: 'Europe/Paris'
});

/** The French sentence of a refusal: what was not done, and what to do. */
export function criteriaRefusalMessage(refusal: CriteriaRefusal): string {
	switch (refusal.code) {
		case 'name-empty':
			return 'Il manque un nom\u00a0: écrivez-en un, avec au moins une lettre ou un chiffre.';
		case 'name-too-long':
			return `Le nom dépasse ${refusal.limit} caractères\u00a0: raccourcissez-le.`;
		case 'note-too-long':
			return `La note dépasse ${INTEGER.format(refusal.limit)} caractères\u00a0: raccourcissez-la.`;
		case 'gone':
			return 'Ce brouillon n’existe plus\u00a0: quelqu’un l’a supprimé ou publié. Revenez à la page des critères pour voir ce qui reste.';
		case 'of-others':
			return 'Ce brouillon est aussi celui d’autres territoires\u00a0: seul un compte qui les couvre peut le modifier. Faites-en une copie.';
		case 'no-version':
			return `Les critères n’ont pas de version ${refusal.version}\u00a0: choisissez-en une dans la liste des versions.`;
		case 'too-many':
			return `Il y a déjà ${INTEGER.format(refusal.limit)} brouillons, le plus que l’outil garde\u00a0: supprimez-en avant d’en ajouter.`;
		case 'too-many-tests':
			return `Un brouillon tient au plus ${INTEGER.format(refusal.limit)} cas de contrôle\u00a0: retirez-en avant d’en ajouter.`;
		case 'malformed':
			return 'La demande est incomplète\u00a0: rechargez la page et recommencez.';
		case 'invalid': {
			const [first, ...others] = refusal.problems;
			const sentence = first ? criteriaProblemMessage(first) : '';
			const more = others.length === 0 ? '' : ` (et ${others.length} autres problèmes)`;
			return `Ces critères ne peuvent pas être appliqués\u00a0: ${sentence}${more}. Rien n’a été remplacé.`;
		}
		case 'changed-meanwhile': {
			const { updatedBy, updatedAt } = refusal.theirs;
			const who = updatedBy === null || updatedBy === '' ? 'Quelqu’un' : updatedBy;
			return `${who} a enregistré ce brouillon entre-temps (${WHEN.format(new Date(updatedAt))})\u00a0: rien n’a été remplacé. Regardez ce qui diffère, puis gardez le vôtre en copie ou reprenez le sien.`;
		}
		case 'not-national':
			return 'Des critères publiés valent pour tous les territoires\u00a0: seul un compte national peut publier. Exportez le brouillon et transmettez-le à une personne qui l’est.';
		case 'unchanged':
			return `Ce brouillon dit la même chose que la version ${refusal.version}, en vigueur\u00a0: il n’y a rien à publier.`;
		case 'tests-fail': {
			const count = refusal.results.filter(({ status }) => status === 'fail').length;
			return count === 1
				? 'Un cas de contrôle échoue\u00a0: corrigez les critères, ou écrivez pourquoi il peut échouer.'
				: `${INTEGER.format(count)} cas de contrôle échouent\u00a0: corrigez les critères, ou écrivez pourquoi ils peuvent échouer.`;
		}
		case 'published-meanwhile':
			return `La version ${refusal.version} a été publiée entre-temps\u00a0: rien n’a été publié. Regardez de nouveau ce qui change, puis recommencez.`;
	}
}
