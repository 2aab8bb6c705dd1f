import { writeFile } from 'node:fs/promises';
import { nodesIn, writeCriteria, type Criteria } from '$lib/domain/segmentation';
import { listCriteriaVersions } from '$lib/server/criteria';
import {
	criteriaDifferences,
	criteriaSheet,
	formatCount,
	formatDate,
	french,
	publishedText,
	type WrittenNode
} from '$lib/words';
import { flag, textOption, type Call, type Command } from '../command';
import {
	criteriaFile,
	criteriaRefused,
	CRITERIA_REFERENCE,
	namedVersion,
	withNamedCriteria
} from '../criteria-reference';
import { withDatabase } from '../database';
import { wrongUse } from '../exit';
import { printJson, printLines } from '../output';
import { givenPath } from '../paths';

/** What each word after `criteria` does; it gets the words that follow. */
const ACTIONS: Readonly<Record<string, (words: readonly string[], call: Call) => Promise<void>>> = {
	list,
	show,
	check,
	diff,
	export: exportVersion
};

export const criteriaCommand: Command = {
	name: 'criteria',
	usage: `criteria list | show C | check FICHIER | diff C C | export vN [--out F] [--json]   (C : ${CRITERIA_REFERENCE})`,
	summary:
		'Liste les versions des critères, en met une en français, vérifie un fichier, dit ce qui change de l’une à l’autre, ou écrit une version en JSON.',
	options: { json: { type: 'boolean' }, out: { type: 'string' } },
	run: async (call) => {
		const [word = '', ...words] = call.positionals;
		const action = ACTIONS[word];
		if (!action) throw wrongUse(`Dites quoi faire des critères : ${Object.keys(ACTIONS).join(', ')}.`);
		if (textOption(call, 'out') !== undefined && word !== 'export')
			throw wrongUse('--out ne va qu’avec « criteria export ».');
		await action(words, call);
	}
};

/** The words of an action, as many as it takes. Stops otherwise. */
function exactly(words: readonly string[], number: 1 | 2, message: string): readonly [string, string] {
	const [first = '', second = ''] = words;
	if (words.length !== number) throw wrongUse(message);
	return [first, second];
}

async function list(words: readonly string[], call: Call): Promise<void> {
	if (words.length > 0) throw wrongUse('criteria list ne prend pas d’argument.');
	await withDatabase(async (db) => {
		const versions = await listCriteriaVersions(db);
		if (flag(call, 'json')) printJson({ versions });
		else
			printLines(
				...versions.flatMap((version, i) => [
					`${i === 0 ? '*' : ' '} v${version.number}  ${version.name}, ${publishedText(version)}  ${version.hash.slice(0, 12)}`,
					...(version.note === '' ? [] : [`      ${version.note}`])
				])
			);
	});
}

async function show(words: readonly string[], call: Call): Promise<void> {
	const [name] = exactly(words, 1, `Dites quels critères : ${CRITERIA_REFERENCE}.`);
	await withNamedCriteria([name], ([criteria]) => {
		if (!criteria) return;
		if (flag(call, 'json')) printJson({ criteria, sheet: criteriaSheet(criteria) });
		else printLines(...sheetLines(criteria));
	});
}

/** Criteria as a page of text. */
function sheetLines(criteria: Criteria): readonly string[] {
	const { segments, choice, options, assumptions } = criteriaSheet(criteria);
	return [
		`${criteria.name}, version ${criteria.version} du ${formatDate(criteria.date)}`,
		french(`Source : ${criteria.source}`),
		...segments.flatMap(({ label, id, standing, tree }) => [
			'',
			`${label} (${id}), ${standing}`,
			...treeLines(tree, 1)
		]),
		'',
		...choice,
		'',
		...options.map(({ label, text }) => french(`${label} : ${text}`)),
		...assumptions
	];
}

function treeLines(
	{ text, weight, comment, disabled, children }: WrittenNode,
	depth: number
): readonly string[] {
	const notes = [weight, disabled ? 'désactivée' : null, comment].filter((each) => each !== null);
	const line = `${'  '.repeat(depth)}- ${text}${notes.length === 0 ? '' : ` [${notes.join(', ')}]`}`;
	return [line, ...children.flatMap((child) => treeLines(child, depth + 1))];
}

async function check(words: readonly string[], call: Call): Promise<void> {
	const [path] = exactly(words, 1, 'Donnez un fichier de critères.');
	const read = await criteriaFile(path);
	if (!read.ok) throw criteriaRefused(path, read.error);
	const { segments } = read.value;
	const conditions = segments.reduce((sum, { when }) => sum + nodesIn(when).length, 0);
	if (flag(call, 'json')) printJson({ valid: true, segments: segments.length, conditions });
	else
		printLines(
			french(
				`« ${path} » : critères corrects, ${formatCount(segments.length, 'segment')}, ${formatCount(conditions, 'condition')}.`
			)
		);
}

async function diff(words: readonly string[], call: Call): Promise<void> {
	const [from, to] = exactly(words, 2, `Dites deux fois quels critères : ${CRITERIA_REFERENCE}.`);
	await withNamedCriteria([from, to], ([before, after]) => {
		if (!before || !after) return;
		const differences = criteriaDifferences(before, after);
		if (flag(call, 'json')) printJson({ from, to, differences });
		else if (differences.length === 0) printLines('Ces critères sont les mêmes.');
		else
			printLines(
				...differences.map(({ segment, text }) => (segment === null ? text : french(`${segment} : ${text}`)))
			);
	});
}

async function exportVersion(words: readonly string[], call: Call): Promise<void> {
	const [name] = exactly(words, 1, 'Dites quelle version : vN.');
	await withDatabase(async (db) => {
		const { criteria } = await namedVersion(db, name);
		const out = textOption(call, 'out');
		if (out === undefined) process.stdout.write(writeCriteria(criteria));
		else await writeFile(givenPath(out), writeCriteria(criteria));
	});
}
