import { inspect } from 'node:util';
import { DatabaseRefusal, databaseProblemMessage, databaseProblemOf } from '$lib/server/db';
import { CommandStop, EXIT } from './exit';

const textOf = (error: unknown, name: 'code' | 'path'): string => {
	if (!(error instanceof Error)) return '';
	const value: unknown = new Map<string, unknown>(Object.entries(error)).get(name);
	return typeof value === 'string' ? value : '';
};

/** Why Node does not take the options of a command, in French. */
export function optionProblem(error: unknown): string {
	const option = /'(--?[^' =]+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? '';
	switch (textOf(error, 'code')) {
		case 'ERR_PARSE_ARGS_UNKNOWN_OPTION':
			return `L’option ${option} n’existe pas pour cette commande.`;
		case 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE':
			return `L’option ${option} n’a pas la valeur attendue.`;
		default:
			return 'Cet appel n’est pas compris.';
	}
}

/** How a command ends for an error: known ones in a French sentence, surprises with what is needed to report them. */
export function commandStopBehind(error: unknown): CommandStop {
	if (error instanceof CommandStop) return error;
	if (error instanceof DatabaseRefusal) return new CommandStop(EXIT.failed, error.message);
	const problem = databaseProblemOf(error);
	if (problem) return new CommandStop(EXIT.failed, databaseProblemMessage(problem));
	const [code, path] = [textOf(error, 'code'), textOf(error, 'path')];
	if (path !== '')
		return new CommandStop(
			EXIT.failed,
			`«\u00a0${path}\u00a0» ne peut pas être lu ou écrit (${code}). Vérifiez le chemin, les droits et la place sur le disque.`
		);
	return new CommandStop(
		EXIT.failed,
		`Une erreur inattendue est survenue. À signaler avec ce qui suit.\n${inspect(error)}`
	);
}
