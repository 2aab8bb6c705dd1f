import {
	ORGANISATION_QUESTIONS,
	QUESTIONNAIRE_VERSION,
	STRUCTURE_QUESTIONS,
	USE_QUESTIONS,
	type QuestionnaireIdentity
} from '$lib/domain/questionnaire';
import { Refused } from '../contract';
import { columnName } from '../ooxml';
import { fold, readDate } from '../values';
import type { WorkbookSheet } from '../xlsx';
import { isAnswerDate } from './answer-date';
import { findTable, labelWords, type FoundTable } from './find-table';
import { ANSWER_DATE_LABEL, ASKED_HEADER, ENTITY_KEY, MARK, REFERENCE_KEYS, USE_KEY } from './layout';

/** A questionnaire that came back, its parts found by their content, wherever they are by now. */
export interface ReturnedQuestionnaire {
	readonly identity: QuestionnaireIdentity;
	/** FINESS numbers of its legal entities. */
	readonly entities: ReadonlySet<string>;
	/** Solutions that were pre-filled: who declared each, and its name. None in those sent by an older version. */
	readonly declared: readonly DeclaredUse[];
	/** Digest of what was pre-filled, by FINESS number of the structures asked. */
	readonly asked: ReadonlyMap<string, string>;
	/** ISO date; `''` without a possible one. */
	readonly answeredOn: string;
	/** What was typed as a date and is none; `''` when all is well. */
	readonly oddDate: string;
	/** Answers for the organisation, by field; absent when the question is not found any more. */
	readonly organisation: ReadonlyMap<string, OrganisationAnswer>;
	/** Null when the sheet is not found any more. */
	readonly structures: FoundTable | null;
	readonly uses: FoundTable | null;
}

export interface DeclaredUse {
	readonly holder: string;
	readonly solution: string;
}

export interface OrganisationAnswer {
	readonly cell: string;
	readonly line: number;
	readonly isFormula: boolean;
}

/**
 * Finds the parts of a questionnaire among the sheets of a workbook.
 * @throws Refused when its hidden sheet does not say any more whose it is, or when it is of another version of the model
 */
export function findParts(sheets: readonly WorkbookSheet[]): ReturnedQuestionnaire {
	const reference = sheets.find(({ rows }) => rows.some((row) => row.includes(MARK)));
	if (!reference) throw new Refused({ code: 'questionnaire-damaged', missing: MARK });
	const others = sheets.filter((sheet) => sheet !== reference);
	const { identity, entities, declared, asked } = readReference(reference);
	const date = answerDate(others);
	const { date: answeredOn } = readDate(date);
	const isPossible = answeredOn !== '' && isAnswerDate(answeredOn, identity.sentOn);
	return {
		identity,
		entities,
		declared,
		asked,
		answeredOn: isPossible ? answeredOn : '',
		oddDate: isPossible ? '' : date,
		organisation: new Map(
			ORGANISATION_QUESTIONS.flatMap((field) => {
				const found = besides(others, labelWords(field));
				return found ? [[field, found] as const] : [];
			})
		),
		structures: findTable(others, ['structure.finess'], STRUCTURE_QUESTIONS),
		uses: findTable(others, ['use.solution', 'use.users'], USE_QUESTIONS)
	};
}

function readReference({ rows }: WorkbookSheet): {
	identity: QuestionnaireIdentity;
	entities: ReadonlySet<string>;
	declared: readonly DeclaredUse[];
	asked: ReadonlyMap<string, string>;
} {
	const facts = new Map<string, string>();
	const entities = new Set<string>();
	const declared: DeclaredUse[] = [];
	const asked = new Map<string, string>();
	let isList = false;
	const column = Math.max(0, rows.find((row) => row.includes(MARK))?.indexOf(MARK) ?? 0);
	for (const row of rows) {
		const [key = '', value = ''] = row.slice(column);
		if (key === '') continue;
		if (isList) asked.set(key, value);
		else if (key === ASKED_HEADER[0]) isList = true;
		else if (key === ENTITY_KEY) entities.add(value);
		else if (key === USE_KEY) {
			const [holder = '', ...words] = value.split(' ');
			declared.push({ holder, solution: words.join(' ') });
		} else facts.set(key, value);
	}
	const version = facts.get(MARK) ?? '';
	if (version !== String(QUESTIONNAIRE_VERSION))
		throw new Refused({ code: 'questionnaire-version', version });
	const say = (key: string): string => {
		const value = facts.get(key) ?? '';
		if (value === '') throw new Refused({ code: 'questionnaire-damaged', missing: key });
		return value;
	};
	const identity = {
		version: QUESTIONNAIRE_VERSION,
		campaign: say(REFERENCE_KEYS.campaign),
		campaignName: say(REFERENCE_KEYS.campaignName),
		organisation: say(REFERENCE_KEYS.organisation),
		organisationName: say(REFERENCE_KEYS.organisationName),
		dataset: say(REFERENCE_KEYS.dataset),
		sentOn: say(REFERENCE_KEYS.sentOn),
		dueOn: say(REFERENCE_KEYS.dueOn)
	};
	if (asked.size === 0) throw new Refused({ code: 'questionnaire-damaged', missing: ASKED_HEADER[0] });
	return { identity, entities, declared, asked };
}

const answerDate = (sheets: readonly WorkbookSheet[]): string =>
	besides(sheets, new Set([fold(ANSWER_DATE_LABEL)]))?.cell ?? '';

/** The cell to the right of a label that stands alone on its line, and not as the head of a column. */
function besides(sheets: readonly WorkbookSheet[], words: ReadonlySet<string>): OrganisationAnswer | null {
	for (const { rows, formulas } of sheets) {
		const isOrganisation = rows.some((row) => row.some((cell) => fold(cell) === fold(ANSWER_DATE_LABEL)));
		if (!isOrganisation) continue;
		for (const [index, row] of rows.entries()) {
			const at = row.findIndex((cell) => words.has(fold(cell)));
			if (at === -1) continue;
			const address = `${columnName(at + 1)}${index + 1}`;
			return { cell: row[at + 1] ?? '', line: index + 1, isFormula: formulas.has(address) };
		}
	}
	return null;
}
