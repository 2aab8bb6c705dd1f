import { DatabaseRefusal, type DatabaseProblem } from './problem';

const WHEN = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' });

const quoted = (text: string): string => `«\u00a0${text}\u00a0»`;

/** What is wrong with the database and what to do, in French. */
export function databaseProblemMessage(problem: DatabaseProblem): string {
	switch (problem.code) {
		case 'locked': {
			const { pid, host, since, command } = problem.holder;
			const when = WHEN.format(new Date(since)).replace(' ', ' à ');
			return `La base de données de ${problem.dataDir} est déjà ouverte par ${quoted(command)} (processus ${pid} sur ${host}, depuis le ${when}), et une base embarquée n’a qu’un utilisateur à la fois. Arrêtez ce programme puis recommencez, ou choisissez un autre dossier (DATA_DIR) ou une base PostgreSQL (DATABASE_URL).`;
		}
		case 'unreachable':
			return `La base PostgreSQL ne répond pas${problem.address === '' ? '' : ` à l’adresse ${problem.address}`}. Vérifiez qu’elle est démarrée et que DATABASE_URL est juste, puis recommencez.`;
		case 'unavailable':
			return 'La base PostgreSQL démarre, s’arrête ou n’accepte plus de connexion. Réessayez dans un instant.';
		case 'bad-credentials':
			return `La base PostgreSQL refuse l’utilisateur ou le mot de passe (${problem.detail}). Corrigez DATABASE_URL.`;
		case 'unknown-database':
			return `Cette base n’existe pas sur le serveur PostgreSQL (${problem.detail}). Créez-la, ou corrigez DATABASE_URL.`;
		case 'bad-certificate':
			return `Le certificat de la base PostgreSQL n’est pas reconnu (${problem.detail}). Indiquez celui de son autorité par NODE_EXTRA_CA_CERTS, ou corrigez DATABASE_URL.`;
		case 'bad-address':
			return 'DATABASE_URL n’est pas l’adresse d’un PostgreSQL, de la forme postgres://utilisateur:secret@machine:5432/base.';
		case 'not-allowed':
			return `L’utilisateur de la base n’a pas les droits nécessaires (${problem.detail}). Donnez-lui le droit de créer des tables dans cette base.`;
		case 'disk-full':
			return 'Le disque de la base de données est plein\u00a0: rien n’a été enregistré. Libérez de la place puis recommencez.';
		case 'halted':
			return 'La base embarquée s’est arrêtée parce que le disque était plein. Libérez de la place puis relancez le programme\u00a0: ce qui était enregistré est intact.';
		case 'not-writable':
			return `Le dossier des données ${problem.path} ne peut pas être écrit. Donnez-en le droit à l’utilisateur qui lance le programme, ou choisissez un autre dossier (DATA_DIR).`;
		case 'damaged':
			return `La base embarquée de ${problem.path} ne s’ouvre pas\u00a0: elle est endommagée ou d’une autre version. Mettez ce dossier de côté et restaurez une sauvegarde (npm run cli -- restore FICHIER).`;
		case 'newer-schema':
			return 'La base de données a été mise à jour par une version plus récente du programme. Installez cette version, ou restaurez une sauvegarde dans une autre base.';
	}
}

/** The refusal to throw for a problem. */
export const refusal = (problem: DatabaseProblem, cause?: unknown): DatabaseRefusal =>
	new DatabaseRefusal(problem, databaseProblemMessage(problem), cause);
