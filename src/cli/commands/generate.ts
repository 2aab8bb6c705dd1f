import { generate } from '../../../data/generator';
import { textOption, type Call, type Command } from '../command';
import { wrongUse } from '../exit';
import { count, printLines } from '../output';
import { givenPath } from '../paths';

const MAX_STRUCTURES = 2_000_000;

/** A whole number of an option, within bounds. */
function wholeOption(call: Call, name: string, fallback: number, max: number): number {
	const text = textOption(call, name);
	if (text === undefined) return fallback;
	const value = Number(text);
	if (!/^\d+$/.test(text) || value < 1 || value > max)
		throw wrongUse(`--${name} prend un entier de 1 à ${count(max)}, pas « ${text} ».`);
	return value;
}

export const generateCommand: Command = {
	name: 'generate',
	usage: 'generate [--structures N] [--seed S] [--region CODE] --out DOSSIER',
	summary: 'Écrit un jeu de données fictif dans les formats réels.',
	options: {
		structures: { type: 'string' },
		seed: { type: 'string' },
		region: { type: 'string' },
		out: { type: 'string' }
	},
	run: async (call) => {
		const out = textOption(call, 'out');
		if (out === undefined) throw wrongUse('--out dit dans quel dossier écrire.');
		const generated = await generate({
			structures: wholeOption(call, 'structures', 45_000, MAX_STRUCTURES),
			seed: wholeOption(call, 'seed', 2028, 2 ** 31 - 1),
			region: textOption(call, 'region'),
			out: givenPath(out)
		});
		printLines(
			`Données fictives écrites dans ${out} :`,
			...[...generated.lines].map(([file, lines]) => `  ${file} : ${count(lines)} lignes`)
		);
	}
};
