import { readFile } from 'node:fs/promises';
import {
	criteriaProblemMessage,
	readCriteria,
	type Criteria,
	type CriteriaProblem
} from '$lib/domain/segmentation';
import type { Result } from '$lib/domain/shared';
import { defaultCriteria } from '$lib/reference';
import { readCriteriaVersion, type CriteriaVersion } from '$lib/server/criteria';
import type { Database } from '$lib/server/db';
import { french } from '$lib/words';
import { withDatabase } from './database';
import { CommandStop, EXIT } from './exit';
import { givenPath } from './paths';

/** How criteria are named on the command line, for messages and help. */
export const CRITERIA_REFERENCE = 'vN|default|FICHIER';

const VERSION = /^v(\d+)$/;
const isVersion = (text: string): boolean => VERSION.test(text);

/** The published version that `vN` names. Stops when there is none. */
export async function namedVersion(db: Database, text: string): Promise<CriteriaVersion> {
	const number = Number(VERSION.exec(text)?.[1]);
	const version = Number.isSafeInteger(number) ? await readCriteriaVersion(db, number) : null;
	if (version) return version;
	throw new CommandStop(
		EXIT.refused,
		french(`Les critères « ${text} » n’existent pas : « criteria list » donne les versions publiées.`)
	);
}

/** What a file of criteria says, or every problem it has. Stops when the file cannot be read. */
export async function criteriaFile(path: string): Promise<Result<Criteria, readonly CriteriaProblem[]>> {
	const text = await readFile(givenPath(path), 'utf8').catch(() => {
		throw new CommandStop(
			EXIT.refused,
			french(`« ${path} » ne peut pas être lu : vérifiez le chemin, ou écrivez ${CRITERIA_REFERENCE}.`)
		);
	});
	return readCriteria(text);
}

/** A refused file, with every problem it has. */
export function criteriaRefused(path: string, problems: readonly CriteriaProblem[]): CommandStop {
	const lines = problems.map((problem) => `  - ${criteriaProblemMessage(problem)}`);
	return new CommandStop(EXIT.refused, [french(`« ${path} » : critères refusés.`), ...lines].join('\n'), {
		refused: {
			code: 'criteria-refused',
			problems: problems.map((problem) => ({ ...problem, message: criteriaProblemMessage(problem) }))
		}
	});
}

/** The criteria that a text names: `vN`, `default`, or a file. Stops with every problem when they are wrong. */
export async function namedCriteria(db: Database | null, text: string): Promise<Criteria> {
	if (db && isVersion(text)) return (await namedVersion(db, text)).criteria;
	if (text === 'default') return defaultCriteria;
	const read = await criteriaFile(text);
	if (!read.ok) throw criteriaRefused(text, read.error);
	return read.value;
}

/** Reads criteria by their names; the database is opened only when one of them is a published version. */
export async function withNamedCriteria(
	texts: readonly string[],
	work: (criteria: readonly Criteria[]) => void
): Promise<void> {
	const read = async (db: Database | null): Promise<void> =>
		work(await Promise.all(texts.map((text) => namedCriteria(db, text))));
	if (texts.some(isVersion)) await withDatabase(read);
	else await read(null);
}
