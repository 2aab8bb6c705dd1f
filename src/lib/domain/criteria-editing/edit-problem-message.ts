import { criteriaProblemMessage } from '../segmentation';
import type { EditProblem } from './edit';

/** The French sentence of a refused edit: what, and what to do. */
export function editProblemMessage(problem: EditProblem): string {
	switch (problem.code) {
		case 'no-such-node':
			return 'Cette condition n’existe plus : rechargez les critères.';
		case 'no-such-segment':
			return 'Ce segment n’existe plus : rechargez les critères.';
		case 'not-a-group':
			return 'Cette condition n’en contient pas d’autres : placez-la d’abord dans un groupe.';
		case 'not-weighted':
			return 'Seules les conditions d’un groupe à points ont un poids : changez d’abord le type du groupe.';
		case 'one-child-only':
			return '« Aucune » ne porte que sur une condition : regroupez d’abord les conditions dans un même groupe.';
		case 'inside-itself':
			return 'Un groupe ne peut pas être déplacé dans lui-même : choisissez un autre endroit.';
		case 'last-node':
			return 'C’est la dernière condition du segment : remplacez-la, désactivez-la ou supprimez le segment.';
		case 'last-segment':
			return 'Il faut au moins un segment : ajoutez-en un autre avant de supprimer celui-ci.';
		case 'invalid':
			return problem.problems.map(criteriaProblemMessage).join(' ');
	}
}
