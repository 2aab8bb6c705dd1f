import { parseArgs } from 'node:util';
import { Refusal } from './refusal.mjs';

/**
 * Reads `--only=a,b`: the parts of a command to run, all of them without it.
 * @param {readonly string[]} argv
 * @param {readonly string[]} names every part, in order
 * @returns {string[]}
 * @throws {Refusal} for another option or a name that is no part
 */
export function chosenParts(argv, names) {
	const usage = `Utilisation\u00a0: --only=${names.join(',')} (une ou plusieurs parties).`;
	let only;
	try {
		only = parseArgs({ args: [...argv], options: { only: { type: 'string' } } }).values.only;
	} catch (error) {
		throw new Refusal(`${error instanceof Error ? error.message : String(error)}\n${usage}`, 2);
	}
	if (only === undefined) return [...names];
	const wanted = only.split(',').filter((name) => name !== '');
	const foreign = wanted.find((name) => !names.includes(name));
	if (foreign !== undefined) throw new Refusal(`Partie inconnue\u00a0: ${foreign}.\n${usage}`, 2);
	if (wanted.length === 0) throw new Refusal(usage, 2);
	return names.filter((name) => wanted.includes(name));
}
