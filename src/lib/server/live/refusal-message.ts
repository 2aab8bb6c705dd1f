import type { WorkshopRefusal } from '../../domain/workshop';

/** What people of the room are told when something that they sent is refused, and what they can do. */
export function workshopRefusalMessage(refusal: WorkshopRefusal): string {
	switch (refusal.code) {
		case 'not-live':
			return refusal.phase === 'closed'
				? 'L’atelier est terminé\u00a0: il ne reçoit plus de réponses.'
				: 'L’atelier n’a pas encore commencé.';
		case 'unknown-participant':
			return 'Cette personne n’est pas dans l’atelier.';
		case 'removed':
			return 'L’animation vous a retiré de l’atelier.';
		case 'not-driver':
			return refusal.driver === null
				? 'Personne ne conduit l’atelier\u00a0: prenez d’abord la conduite.'
				: 'Une autre personne conduit l’atelier\u00a0: demandez-lui la conduite, ou prenez-la.';
		case 'not-allowed':
			return 'Vous ne pouvez pas faire cela dans cet atelier.';
		case 'unknown-poll':
			return 'Cette question n’est pas posée.';
		case 'unknown-item':
			return 'Ce point a été retiré de la question.';
		case 'unknown-group':
			return 'Ce sous-groupe n’existe pas dans l’atelier.';
		case 'unknown-step':
			return 'Cette étape n’est pas à l’ordre du jour.';
		case 'poll-not-open':
			return refusal.phase === 'waiting'
				? 'Cette question n’est pas encore ouverte.'
				: 'Cette question est close\u00a0: la réponse est arrivée trop tard.';
		case 'other-round':
			return `Cette réponse est à un tour qui est terminé\u00a0: la question en est au tour ${refusal.round}.`;
		case 'other-group':
			return 'Cette question est posée à un autre sous-groupe.';
		case 'bad-answer':
			return 'Cette réponse ne va pas avec la question\u00a0: rechargez la page et répondez à nouveau.';
		case 'bad-words':
			return `Écrivez un texte d’au plus ${refusal.longest} caractères, qui ne soit pas vide.`;
		case 'too-many-ideas':
			return `Vous avez déjà proposé ${refusal.most} idées\u00a0: soutenez celles des autres.`;
		case 'wrong-phase':
			return WRONG_PHASE[refusal.phase];
		case 'bad-agenda':
			return 'Cet ordre du jour ne peut pas être tenu\u00a0: vérifiez les durées, et gardez l’étape en cours et celles des questions.';
		case 'already-open':
			return 'L’atelier est déjà ouvert.';
		default:
			return refusal satisfies never;
	}
}

const WRONG_PHASE = {
	waiting: 'Cette question n’a pas encore été ouverte.',
	open: 'Cette question est ouverte\u00a0: fermez-la ou révélez-la d’abord.',
	closed: 'Cette question est close\u00a0: ouvrez-la ou révélez-la d’abord.',
	revealed: 'Les résultats de cette question sont déjà révélés.'
} as const;
