import { databaseProblemMessage } from '../db';
import type { BackupRefusal, RestoreRefusal } from './refusal';

const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

const UNCHANGED = 'la base n’a pas changé.';

/** The French sentence of a backup that was not written. */
export function backupRefusalMessage(refusal: BackupRefusal): string {
	switch (refusal.code) {
		case 'not-written':
			return `La sauvegarde ${refusal.path} ne peut pas être écrite (${refusal.reason}). Vérifiez le dossier et ses droits.`;
		case 'disk-full':
			return `Le disque de ${refusal.path} est plein\u00a0: la sauvegarde n’a pas été faite. Libérez de la place, ou choisissez un autre disque.`;
		case 'database':
			return databaseProblemMessage(refusal.problem);
	}
}

/** The French sentence of a backup that was not restored. */
export function restoreRefusalMessage(refusal: RestoreRefusal): string {
	switch (refusal.code) {
		case 'unreadable':
			return `Le fichier ${refusal.path} ne peut pas être lu (${refusal.reason})\u00a0: ${UNCHANGED} Vérifiez son chemin et ses droits.`;
		case 'not-a-backup':
			return `Ce fichier n’est pas une sauvegarde de Cible 2028\u00a0: ${UNCHANGED} Choisissez un fichier fait par la commande backup.`;
		case 'truncated':
			return `Cette sauvegarde est incomplète, le fichier s’arrête trop tôt\u00a0: ${UNCHANGED} Copiez-la de nouveau depuis l’original, ou prenez-en une autre.`;
		case 'damaged':
			return `Cette sauvegarde est endommagée, son contenu n’est pas celui qui a été écrit\u00a0: ${UNCHANGED} Copiez-la de nouveau depuis l’original, ou prenez-en une autre.`;
		case 'newer':
			return `Cette sauvegarde vient d’une version plus récente du programme\u00a0: ${UNCHANGED} Installez cette version, puis recommencez.`;
		case 'not-empty':
			return `La base contient déjà des données\u00a0: rien n’a été restauré. Ajoutez --replace pour les remplacer toutes par celles de la sauvegarde, ou choisissez une base vide.`;
		case 'busy':
			return `Un travail est en cours depuis le ${WHEN.format(new Date(refusal.since)).replace(' ', ' à ')} (${refusal.description})\u00a0: ${UNCHANGED} Attendez qu’il se termine, puis recommencez.`;
		case 'cancelled':
			return `La restauration a été annulée\u00a0: ${UNCHANGED}`;
		case 'in-use':
			return `D’autres programmes retiennent les tables de la base\u00a0: ${UNCHANGED} Arrêtez-les, puis recommencez.`;
		case 'database':
			return databaseProblemMessage(refusal.problem);
	}
}
