import { passwordRefusalMessage } from '../passwords';
import type { NewcomerRefusal } from './first-admin';

/** The French sentence, with what to do next. */
export function newcomerRefusalMessage(refusal: NewcomerRefusal): string {
	switch (refusal.code) {
		case 'no-name':
			return 'Indiquez votre nom, tel que les autres le verront.';
		case 'no-email':
			return 'Cette adresse électronique ne convient pas ou sert déjà. Vérifiez-la\u00a0: prenom.nom@exemple.fr.';
		case 'dead-link':
			return 'Ce lien ne fonctionne plus\u00a0: il a servi ou il a expiré. Demandez-en un autre.';
		case 'too-short':
		case 'too-long':
		case 'easy':
			return passwordRefusalMessage(refusal);
	}
}
