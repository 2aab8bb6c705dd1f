import { OTHER_STATES, type Classification, type Criteria } from '$lib/domain/segmentation';
import { assessSso, type SsoAnswer } from '$lib/domain/sso';
import type { TerritoryTable } from '$lib/domain/table';
import { ssoRule } from '$lib/reference';
import { territoryData } from '$lib/screens';
import { formatCount, formatInteger, NBSP, outcomeLooks } from '$lib/words';
import { AS_OPTION, scopeOf } from '../as';
import { flag, textOption, type Command } from '../command';
import { withDatabase } from '../database';
import { wrongUse } from '../exit';
import { printJson, printLines } from '../output';
import { currentTerritory, readRules } from '../territory';
import { printStructure } from './classify-structure';
import { ssoDocument, ssoLine } from './sso-lines';

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
		sso: sso.answers.map(ssoDocument),
		ssoNotAssessed: sso.notAssessed.length
	};
}

function printTerritory(
	table: TerritoryTable,
	criteria: Criteria,
	classification: Classification,
	json: boolean
): void {
	const document = territoryDocument(table, classification);
	if (json) {
		printJson(document);
		return;
	}
	const outcomes = Object.entries({ ...document.segments, ...document.states });
	const toAct = assessSso(table, ssoRule).answers.filter(
		({ verdict }: SsoAnswer) => verdict !== 'not-mandatory'
	);
	const looks = outcomeLooks(criteria.segments);
	printLines(
		formatCount(document.structures, 'structure'),
		...outcomes.map(([id, n]) => `  ${looks(id).label}${NBSP}: ${formatInteger(n)}`),
		'',
		`Obligation de SSO (plus de ${formatInteger(ssoRule.threshold)} utilisateurs d’une même solution)${NBSP}:`,
		...toAct.map((answer) => `  ${answer.bearer}, ${ssoLine(answer)}`),
		`  ${formatCount(document.ssoNotAssessed, 'organisme non évalué', 'organismes non évalués')}`
	);
}

export const classifyCommand: Command = {
	name: 'classify',
	usage: 'classify [--criteria vN|default|FICHIER] [--structure FINESS] [--as EMAIL] [--json]',
	summary: 'Classe les structures et dit qui est soumis au SSO ; avec --structure, explique une structure.',
	options: {
		criteria: { type: 'string' },
		structure: { type: 'string' },
		...AS_OPTION,
		json: { type: 'boolean' }
	},
	run: async (call) => {
		if (call.positionals.length > 0)
			throw wrongUse(`« ${call.positionals.join(' ')} »${NBSP}: classify ne prend que des options.`);
		await withDatabase(async (db) => {
			const { table } = await currentTerritory(db, await scopeOf(db, call));
			const rules = await readRules(db, table, textOption(call, 'criteria'));
			const { criteria, classification } = territoryData(table, rules, ssoRule);
			const finess = textOption(call, 'structure');
			const json = flag(call, 'json');
			if (finess === undefined) printTerritory(table, criteria, classification, json);
			else printStructure({ table, criteria, classification, finess, json });
		});
	}
};
