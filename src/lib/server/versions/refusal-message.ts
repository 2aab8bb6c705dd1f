import { databaseProblemMessage } from '../db';
import type { RollbackRefusal } from './refusal';

const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

/** The French sentence of a refused roll-back. */
export function rollbackRefusalMessage(refusal: RollbackRefusal): string {
	switch (refusal.code) {
		case 'unknown-version':
			return `La version ${refusal.id} n’existe pas : choisissez-en une dans la liste des versions.`.replace(
				' :',
				'\u00a0:'
			);
		case 'already-current':
			return `La version ${refusal.id} a le même contenu que la version en vigueur : il n’y a rien à rétablir.`.replace(
				' :',
				'\u00a0:'
			);
		case 'outside-scope':
			return `Revenir à la version ${refusal.id} changerait aussi des données hors de votre territoire\u00a0: rien n’a été changé. Demandez-le à un administrateur national, ou corrigez les valeurs de votre territoire par un import.`;
		case 'busy':
			return `Un import est en cours depuis le ${WHEN.format(new Date(refusal.since)).replace(' ', ' à ')} (${refusal.description}). Attendez qu’il se termine, puis recommencez.`;
		case 'database':
			return databaseProblemMessage(refusal.problem);
	}
}
