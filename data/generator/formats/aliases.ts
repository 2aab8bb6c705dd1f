import { SOLUTIONS } from '../names';
import { semicolons } from './semicolons';

export const ALIASES_HEADER = semicolons(['Nom rencontré', 'Solution de référence']);

/** The whole alias table. */
export const aliasLines = (): readonly string[] =>
	SOLUTIONS.flatMap(({ name, aliases }) => aliases.map((alias) => semicolons([alias, name])));
