import type { AccountState } from './account';
import type { AccountRefusal, OwnAct } from './refusal';

const OWN: Readonly<Record<OwnAct, string>> = {
	change: 'Vous ne pouvez pas changer votre propre rôle ni vos territoires',
	deactivate: 'Vous ne pouvez pas désactiver votre propre compte',
	erase: 'Vous ne pouvez pas effacer votre propre compte',
	renew: 'Vous ne pouvez pas faire de lien pour votre propre compte'
};

const STATES: Readonly<Record<AccountState, string>> = {
	invited: 'Ce compte n’a pas encore été activé\u00a0: faites un nouveau lien d’invitation, ou effacez-le.',
	active: 'Ce compte est déjà actif. Rechargez la page pour voir son état.',
	deactivated: 'Ce compte est désactivé. Réactivez-le d’abord.',
	erased:
		'Ce compte a été effacé\u00a0: il ne peut plus servir. Invitez la personne de nouveau si elle revient.'
};

/** The French sentence of a refusal: what was not done, and what to do. */
export function accountRefusalMessage(refusal: AccountRefusal): string {
	switch (refusal.code) {
		case 'unknown':
			return 'Ce compte n’existe pas, ou n’est pas de votre territoire. Revenez à la liste des comptes.';
		case 'own-account':
			return `${OWN[refusal.act]}. ${refusal.act === 'renew' ? 'Changez vos moyens de connexion dans «\u00a0Mon compte\u00a0».' : 'Demandez-le à un autre administrateur.'}`;
		case 'last-admin':
			return 'C’est le dernier administrateur national actif\u00a0: plus personne ne pourrait gérer cette installation. Donnez d’abord ce rôle à quelqu’un d’autre.';
		case 'name':
			return `Indiquez un nom, d’au plus ${refusal.limit} caractères\u00a0: il sera montré aux autres utilisateurs.`;
		case 'email':
			return 'Cette adresse électronique n’est pas complète\u00a0: écrivez-la comme prenom.nom@exemple.fr, ou laissez-la vide.';
		case 'email-taken':
			return 'Un compte utilise déjà cette adresse électronique. Cherchez-le dans la liste, ou demandez à un administrateur national.';
		case 'role':
			return 'Choisissez un rôle dans la liste.';
		case 'scope':
			return 'Choisissez au moins un territoire, ou le territoire national.';
		case 'scope-too-wide':
			return 'Vous ne pouvez donner que des territoires que vous avez vous-même. Retirez les autres, ou demandez à un administrateur national.';
		case 'unchanged':
			return 'Ce compte a déjà ce rôle et ces territoires\u00a0: rien n’a changé.';
		case 'state':
			return STATES[refusal.state];
		case 'heir':
			return 'Choisissez un autre compte, actif, pour recevoir ce travail.';
		case 'heir-role':
			return 'Le rôle du compte choisi ne lui permet pas ce travail\u00a0: choisissez un analyste ou un administrateur.';
		case 'heir-scope':
			return 'Le compte choisi n’a pas tous les territoires de ce travail\u00a0: choisissez-en un autre, ou étendez d’abord ses territoires.';
		case 'no-work':
			return 'Ce compte n’a aucun travail à transférer.';
		case 'months':
			return `Indiquez un nombre entier de mois, de ${refusal.least} à ${refusal.most}.`;
	}
}
