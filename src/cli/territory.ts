import { readFile } from 'node:fs/promises';
import type { Scope } from '$lib/domain/access';
import type { RulesInForce } from '$lib/domain/overrides';
import type { TerritoryTable } from '$lib/domain/table';
import type { Database } from '$lib/server/db';
import { rulesInForce } from '$lib/server/overrides';
import { currentSeen, type SeenTerritory } from '$lib/server/territory';
import { namedCriteria } from './criteria-reference';
import { CommandStop, EXIT } from './exit';
import { givenPath } from './paths';

/** What a scope sees of the version in force. Stops when nothing was imported yet. */
export async function currentTerritory(db: Database, scope: Scope): Promise<SeenTerritory> {
	const seen = await currentSeen(db, scope);
	if (!seen) {
		throw new CommandStop(
			EXIT.refused,
			'Aucune donnée : importez d’abord un registre (npm run --silent cli -- import FICHIER…).'
		);
	}
	return seen;
}

/** A JSON file. Stops when it cannot be read or is not JSON. */
export async function readJson(path: string): Promise<unknown> {
	const text = await readFile(givenPath(path), 'utf8').catch(() => {
		throw new CommandStop(EXIT.refused, `« ${path} » ne peut pas être lu : vérifiez le chemin.`);
	});
	try {
		return JSON.parse(text);
	} catch (error) {
		const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
		const where = position === undefined ? '' : `, au caractère ${position}`;
		throw new CommandStop(
			EXIT.refused,
			`« ${path} » n’est pas un JSON valide${where} : corrigez le fichier.`
		);
	}
}

/**
 * Criteria named by `vN`, `default` or a file, alone; without a name, the rules in force, overrides included. Stops when they are
 * wrong.
 */
export async function readRules(
	db: Database,
	table: TerritoryTable,
	name: string | undefined
): Promise<RulesInForce> {
	if (name === undefined) return (await rulesInForce(db, table)).rules;
	return { criteria: await namedCriteria(db, name), overrides: [] };
}
