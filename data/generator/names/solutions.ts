import type { Random } from '../random';

/** A digital solution that does not exist, and the ways people write its name. */
export interface Solution {
	readonly name: string;
	/** Spellings that only the alias table brings back to the name. */
	readonly aliases: readonly string[];
	/** Whether it holds health data. */
	readonly sensitive: boolean;
}

/** Fictional user records (DUI). */
export const USER_RECORDS: readonly Solution[] = [
	{ name: 'DUI Alpha', aliases: ['ALPHA v2', 'Alpha Usager', 'Alpha (cloud)'], sensitive: true },
	{ name: 'Béryl Soins', aliases: ['Beryl', 'BERYL-SOINS 5', 'Béryl EHPAD'], sensitive: true },
	{ name: 'Corail Parcours', aliases: ['Corail', 'CORAIL v4', 'Corail Web'], sensitive: true },
	{ name: 'Dune Usager', aliases: ['DUNE', 'Dune DUI'], sensitive: true },
	{ name: 'Écume Médico-Social', aliases: ['Ecume MS', 'ECUME 2026'], sensitive: true }
];

/** Fictional planning and home-visit tools. */
export const HOME_TOOLS: readonly Solution[] = [
	{ name: 'Falaise Mobile', aliases: ['FALAISE', 'Falaise Tournées'], sensitive: true },
	{ name: 'Granit Planning', aliases: ['GRANIT', 'Granit RH-Planning'], sensitive: false }
];

/** A fictional hospital record. */
export const HOSPITAL_RECORD: Solution = {
	name: 'Hortensia DPI',
	aliases: ['HORTENSIA', 'Hortensia v11'],
	sensitive: true
};

export const SOLUTIONS: readonly Solution[] = [...USER_RECORDS, ...HOME_TOOLS, HOSPITAL_RECORD];

/** The name of a solution as somebody typed it. */
export function spelling(random: Random, { name, aliases }: Solution): string {
	const typed = random.next();
	if (typed < 0.5) return name;
	if (typed < 0.7) return random.chance(0.5) ? name.toUpperCase() : name.toLowerCase();
	return random.pick(aliases);
}
