import {
	explain,
	OTHER_STATES,
	outcomeIds,
	type Classification,
	type Criteria,
	type Explanation
} from '$lib/domain/segmentation';
import { assessSso } from '$lib/domain/sso';
import { codedColumn, textAt, valueText, type TerritoryTable } from '$lib/domain/table';
import { ssoRule } from '$lib/reference';
import { treeOf, whySentences, type TreeNode } from '$lib/screens';
import { CERTAINTY_LABELS, NBSP, outcomeLooks } from '$lib/words';
import { CommandStop, EXIT } from '../exit';
import { printJson, printLines } from '../output';
import { ssoDocument, ssoLine } from './sso-lines';

interface StructureCall {
	readonly table: TerritoryTable;
	readonly criteria: Criteria;
	readonly classification: Classification;
	readonly finess: string;
	readonly json: boolean;
}

/** Prints why one structure is where it is, and the answers on single sign-on of its organisation. */
export function printStructure({ table, criteria, classification, finess, json }: StructureCall): void {
	const row = findRow(table, finess);
	const explanation = explain(table, criteria, row);
	const organisation = table.structureOrganisation[row] ?? 0;
	const sso = assessSso(table, ssoRule).answers.filter((answer) => answer.organisation === organisation);
	const document = {
		...structureDocument(table, classification, explanation, row),
		sso: sso.map(ssoDocument)
	};
	if (json) {
		printJson(document);
		return;
	}
	const looks = outcomeLooks(criteria.segments);
	const label = (id: string): string => looks(id).label;
	const certainty =
		document.certainty === null ? '' : ` (${CERTAINTY_LABELS[document.certainty]?.toLowerCase()})`;
	printLines(
		`${document.finess}${NBSP}: ${label(document.result)}${certainty}`,
		...(document.possible.length > 1
			? [`Possibles${NBSP}: ${document.possible.map(label).join(' | ')}`]
			: []),
		...whySentences(explanation, document.result),
		...explanation.segments.flatMap(({ segment, tree }) => [
			'',
			`${label(segment.id)}${NBSP}:`,
			...treeLines(treeOf(tree), 1)
		]),
		...(sso.length > 0 ? ['', `SSO, pour son organisme ${document.organisation}${NBSP}:`] : []),
		...sso.map((answer) => `  ${ssoLine(answer)}`)
	);
}

function structureDocument(
	table: TerritoryTable,
	classification: Classification,
	explanation: Explanation,
	row: number
) {
	const result = classification.result[row] ?? 0;
	const inSegment = result < classification.segments.length;
	const values = [...table.structures.columns].map(([id, column]) => [id, valueText(column, row)] as const);
	return {
		finess: textAt(codedColumn(table.structures, 'structure.finess'), row),
		organisation: textAt(
			codedColumn(table.organisations, 'organisation.id'),
			table.structureOrganisation[row] ?? 0
		),
		result: [...classification.segments, ...OTHER_STATES][result] ?? '',
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
function treeLines({ text, holds, assumed, actual, source, children }: TreeNode, depth: number): string[] {
	const value = actual === null ? '' : ` → ${actual}`;
	const from = source === '' ? '' : ` (${source})`;
	const line = `${'  '.repeat(depth)}${MARKS[holds]} ${text}${value}${from}${assumed ? ' [estimé]' : ''}`;
	return [line, ...children.flatMap((child) => treeLines(child, depth + 1))];
}

function findRow(table: TerritoryTable, finess: string): number {
	const column = codedColumn(table.structures, 'structure.finess');
	const code = column.values.indexOf(finess.replace(/\s/g, '').toUpperCase());
	const row = code > 0 ? column.codes.indexOf(code) : -1;
	if (row === -1)
		throw new CommandStop(
			EXIT.refused,
			`Aucune structure ${finess} dans la version en cours${NBSP}: vérifiez son numéro.`
		);
	return row;
}
