import type { Command } from '../command';
import { printLines } from '../output';

/** The help: every command, from the list itself. */
export function printHelp(commands: readonly Command[]): void {
	printLines(
		'Cible 2028, en ligne de commande : npm run --silent cli -- COMMANDE…',
		'',
		...commands.flatMap(({ usage, summary }) => [`  ${usage}`, `      ${summary}`]),
		'',
		'Les données : DATA_DIR (dossier, .data par défaut) ou DATABASE_URL (PostgreSQL).',
		'Codes de sortie : 0 bien, 1 panne ou base inaccessible, 2 mauvais usage, 3 fichier refusé (rien n’est écrit).'
	);
}
