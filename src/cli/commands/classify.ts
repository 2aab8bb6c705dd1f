import { field } from '$lib/domain/fields';
import {
	classify,
	explain,
	OTHER_STATES,
	outcomeIds,
	type Classification,
	type Criteria,
	type ExplainedNode
} from '$lib/domain/segmentation';
import { assessSso } from '$lib/domain/sso';
import { codedColumn, textAt, valueText, type TerritoryTable } from '$lib/domain/table';
import { reference, ssoRule } from '$lib/reference';
import { flag, textOption, type Command } from '../command';
import { withDatabase } from '../database';
import { CommandStop, EXIT } from '../exit';
import { count, printJson, printLines } from '../output';
import { currentTerritory, readCriteria } from '../territory';

/** JSON has no infinity: an unbounded high is null. */
const bound = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** What `classify --json` prints: segments and other states add up to the structures. */
function territoryDocument(table: TerritoryTable, classification: Classification) {
	const outcomes = [...classification.segments, ...OTHER_STATES];
	const counts = new Map(outcomes.map((id) => [id, 0]));
	for (const result of classification.result) {
		const id = outcomes[result] ?? '';
		counts.set(id, (counts.get(id) ?? 0) + 1);
	}
	const pick = (ids: readonly string[]) => Object.fromEntries(ids.map((id) => [id, counts.get(id) ?? 0]));
	const sso = assessSso(table, ssoRule);
	return {
		structures: table.structures.rows,
		segments: pick(classification.segments),
		states: pick(OTHER_STATES),
		sso: sso.answers.map((answer) => ({
			organisation: answer.bearer,
			solution: answer.solution,
			low: answer.low,
			high: bound(answer.high),
			answer: answer.verdict
		})),
		ssoNotAssessed: sso.notAssessed.length
	};
}

/** What `classify --structure --json` prints. */
function structureDocument(
	table: TerritoryTable,
	criteria: Criteria,
	classification: Classification,
	row: number
) {
	const outcomes = [...classification.segments, ...OTHER_STATES];
	const result = classification.result[row] ?? 0;
	const inSegment = result < classification.segments.length;
	const explanation = explain(table, criteria, row);
	const values = [...table.structures.columns].map(([id, column]) => [id, valueText(column, row)] as const);
	return {
		finess: textAt(codedColumn(table.structures, 'structure.finess'), row),
		organisation: textAt(
			codedColumn(table.organisations, 'organisation.id'),
			table.structureOrganisation[row] ?? 0
		),
		result: outcomes[result],
		possible: outcomeIds(classification.segments, classification.possible[row] ?? 0),
		certainty: inSegment ? (classification.estimated[row] === 1 ? 'estimated' : 'certain') : null,
		values: Object.fromEntries(values.filter(([, text]) => text !== '')),
		segments: explanation.segments.map(({ segment, tree }) => ({ id: segment.id, holds: tree.holds, tree })),
		missing: explanation.missing,
		restsOn: explanation.restsOn
	};
}

const MARKS = { true: '✓', false: '✗', unknown: '?' } as const;

/** A criteria tree as it turned out, one line per node. */
function treeLines({ condition, holds, children, actual }: ExplainedNode, depth: number): string[] {
	const indent = '  '.repeat(depth);
	if ('field' in condition) {
		const { label } = field(condition.field);
		const wanted = Array.isArray(condition.value) ? condition.value.join(', ') : String(condition.value);
		const { interval, text, source, assumption } = actual ?? {
			interval: null,
			text: '',
			source: null,
			assumption: null
		};
		const value = interval
			? `${count(interval.low)} à ${Number.isFinite(interval.high) ? count(interval.high) : 'sans borne'}`
			: text || (assumption ? `inconnu, supposé ${assumption.value} : ${assumption.reason}` : 'inconnu');
		const from = source ? ` (${source.name}${source.date ? `, ${source.date}` : ''})` : '';
		return [`${indent}${MARKS[holds]} ${label} ${condition.op} ${wanted} : ${value}${from}`];
	}
	const title =
		'all' in condition
			? 'toutes'
			: 'any' in condition
				? 'au moins une'
				: 'not' in condition
					? 'aucune'
					: `au moins ${condition.atLeast.score} points`;
	return [`${indent}${MARKS[holds]} ${title} :`, ...children.flatMap((child) => treeLines(child, depth + 1))];
}

const ANSWERS = { mandatory: 'soumis', 'not-mandatory': 'non soumis', undetermined: 'indéterminé' } as const;

export const classifyCommand: Command = {
	name: 'classify',
	usage: 'classify [--criteria C.json] [--structure FINESS] [--json]',
	summary: 'Classe les structures et dit qui est soumis au SSO ; avec --structure, explique une structure.',
	options: { criteria: { type: 'string' }, structure: { type: 'string' }, json: { type: 'boolean' } },
	run: (call) =>
		withDatabase(async (db) => {
			const criteria = await readCriteria(textOption(call, 'criteria'));
			const { table } = await currentTerritory(db);
			const classification = classify(table, criteria);
			const finess = textOption(call, 'structure');
			const labels = new Map(criteria.segments.map(({ id, label }) => [id, label]));
			const labelOf = (id: string): string => labels.get(id) ?? reference.labels.get(id) ?? id;
			if (finess !== undefined) {
				const row = findRow(table, finess);
				const document = structureDocument(table, criteria, classification, row);
				if (flag(call, 'json')) {
					printJson(document);
					return;
				}
				printLines(
					`${document.finess} : ${labelOf(document.result ?? '')}${document.certainty ? ` (${labelOf(document.certainty).toLowerCase()})` : ''}`,
					...(document.possible.length > 1
						? [`Possibles : ${document.possible.map(labelOf).join(' | ')}`]
						: []),
					...document.segments.flatMap(({ id, tree }) => ['', `${labelOf(id)} :`, ...treeLines(tree, 1)])
				);
				return;
			}
			const document = territoryDocument(table, classification);
			if (flag(call, 'json')) {
				printJson(document);
				return;
			}
			const outcomes = Object.entries({ ...document.segments, ...document.states });
			printLines(
				`${count(document.structures)} structures`,
				...outcomes.map(([id, n]) => `  ${labelOf(id)} : ${count(n)}`),
				'',
				`Obligation de SSO (plus de ${count(ssoRule.threshold)} utilisateurs d’une même solution) :`,
				...document.sso
					.filter(({ answer }) => answer !== 'not-mandatory')
					.map(({ organisation, solution, low, high, answer }) => {
						const users =
							high === null
								? `${count(low)} ou plus`
								: low === high
									? count(low)
									: `${count(low)} à ${count(high)}`;
						return `  ${organisation} – ${solution || 'solution non précisée'} : ${users} utilisateurs, ${ANSWERS[answer]}`;
					}),
				`  ${count(document.ssoNotAssessed)} organismes non évalués`
			);
		})
};

function findRow(table: TerritoryTable, finess: string): number {
	const column = codedColumn(table.structures, 'structure.finess');
	const code = column.values.indexOf(finess.replace(/\s/g, '').toUpperCase());
	const row = code > 0 ? column.codes.indexOf(code) : -1;
	if (row === -1) throw new CommandStop(EXIT.refused, `Aucune structure ${finess} dans la version en cours.`);
	return row;
}
