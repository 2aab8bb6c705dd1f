import { field } from '$lib/domain/fields';
import {
	ANSWERED_FIELDS,
	ORGANISATION_QUESTIONS,
	STRUCTURE_QUESTIONS,
	USE_QUESTIONS
} from '$lib/domain/questionnaire';
import { Collector, LayerOutput, type SourceLine } from '../collector';
import type { QuestionnaireDetection, ReadSink } from '../contract';
import { cellReader, type CellReader } from '../tabular';
import { cleanText, isUnsaid } from '../values';
import { readSheets } from '../xlsx';
import { digestOf } from './digest';
import type { FoundRecord, FoundTable } from './find-table';
import { labelOf } from './layout';
import { findParts, type DeclaredUse, type ReturnedQuestionnaire } from './returned';

const READERS = new Map<string, CellReader>(
	['structure.finess', ...ANSWERED_FIELDS, ...USE_QUESTIONS].map((id) => [id, cellReader(field(id))])
);

/** What a questionnaire says of itself. @throws Refused when it does not say it any more */
export async function detectQuestionnaire(archive: Buffer): Promise<QuestionnaireDetection> {
	const returned = findParts(await readSheets(archive));
	const { identity, asked, answeredOn, organisation, structures, uses } = returned;
	const said = (cell: string): boolean => !isUnsaid(cell.trim());
	const filled = (table: FoundTable | null, questions: readonly string[]): number =>
		(table?.records ?? []).reduce(
			(sum, record) => sum + questions.filter((id) => said(cellOf(record, table, id))).length,
			0
		);
	return {
		...identity,
		answeredOn,
		structures: asked.size,
		questions: ORGANISATION_QUESTIONS.length + asked.size * STRUCTURE_QUESTIONS.length,
		answers:
			[...organisation.values()].filter(({ cell }) => said(cell)).length +
			filled(structures, STRUCTURE_QUESTIONS),
		uses: (uses?.records ?? []).filter((record) => isUse(record, uses)).length
	};
}

const cellOf = (record: FoundRecord, table: FoundTable | null, id: string): string => {
	const at = table?.columns.get(id);
	return at === undefined ? '' : cleanText(record.cells[at] ?? '');
};

const SOLUTION = USE_QUESTIONS.indexOf('use.solution');

const isSameUse = (a: DeclaredUse, b: DeclaredUse): boolean =>
	a.holder === b.holder && cleanText(a.solution) === cleanText(b.solution);

/** A line that says more than who would declare. */
const isUse = (record: FoundRecord, table: FoundTable | null): boolean =>
	USE_QUESTIONS.some((id) => id !== 'use.holder' && cellOf(record, table, id) !== '');

/** Reads a questionnaire that came back into a survey and uses; each line is accepted, rejected or ignored. */
export async function readQuestionnaire(
	archive: Buffer,
	sink: ReadSink
): Promise<{ collector: Collector; outputs: readonly LayerOutput[] }> {
	const returned = findParts(await readSheets(archive));
	const survey = new LayerOutput('survey', ['structure.finess', ...ANSWERED_FIELDS]);
	const uses = new LayerOutput('uses', USE_QUESTIONS);
	const outputs = [survey, uses];
	const collector = new Collector(sink, outputs);
	const reading = new Reading(returned, collector);
	reading.noteOddities();
	reading.structures(survey);
	reading.uses(uses);
	await collector.flush();
	return { collector, outputs };
}

/** One questionnaire being read. */
class Reading {
	constructor(
		private readonly returned: ReturnedQuestionnaire,
		private readonly collector: Collector
	) {}

	/** Tells what was done to the workbook that changes how it is read. */
	noteOddities(): void {
		const { structures, uses, organisation, oddDate } = this.returned;
		if (oddDate !== '') this.collector.warn('answer-date', 1, oddDate);
		const missing = [
			...ORGANISATION_QUESTIONS.filter((id) => !organisation.has(id)),
			...STRUCTURE_QUESTIONS.filter((id) => !structures?.columns.has(id)),
			...USE_QUESTIONS.filter((id) => !uses?.columns.has(id))
		];
		for (const id of missing) this.collector.warn('question-missing', 1, labelOf(id));
		for (const table of [structures, uses]) {
			for (const range of table?.merged ?? []) {
				const line = Number(/\d+/.exec(range)?.[0] ?? 1);
				this.collector.warn('merged-cells', line, `${table?.sheet ?? ''} ${range}`);
			}
		}
	}

	structures(output: LayerOutput): void {
		const { structures: table, asked, answeredOn } = this.returned;
		const shared = this.organisationAnswers();
		const seen = new Set<string>();
		for (const record of table?.records ?? []) {
			const line = sourceLine(record);
			const finess = this.ownFiness(record, table, 'structure.finess', line, (number) => asked.has(number));
			if (finess === null) continue;
			const values = STRUCTURE_QUESTIONS.map((id) => this.answer(record, table, id));
			const isUntouched = digestOf(values) === asked.get(finess);
			if ((answeredOn === '' && isUntouched) || values.every((value) => value === '')) {
				this.collector.ignore();
				continue;
			}
			seen.add(finess);
			const row = [finess, ...values, ...shared.values];
			this.collector.offer(output, row, line, labelOf('structure.finess'));
		}
		if (!shared.isSaid) return;
		// What is said once holds for every structure asked, on its own line or not.
		for (const finess of asked.keys()) {
			if (!seen.has(finess))
				output.offer([finess, ...STRUCTURE_QUESTIONS.map(() => ''), ...shared.values], shared.line);
		}
		this.collector.accept();
	}

	uses(output: LayerOutput): void {
		const { uses: table, asked, entities } = this.returned;
		if (table === null) return;
		const told: DeclaredUse[] = [];
		const isOwn = (number: string): boolean => asked.has(number) || entities.has(number);
		for (const record of table.records) {
			if (!isUse(record, table)) continue;
			const line = sourceLine(record);
			const holder = this.ownFiness(record, table, 'use.holder', line, isOwn);
			if (holder === null) continue;
			const others = USE_QUESTIONS.filter((id) => id !== 'use.holder');
			const row = [holder, ...others.map((id) => this.answer(record, table, id))];
			this.collector.offer(output, row, line, labelOf('use.holder'));
			told.push({ holder, solution: row[SOLUTION] ?? '' });
		}
		this.replacedUses(told, output);
	}

	/**
	 * Solutions pre-filled under a name that did not come back. Beside another name of the same declarant it is taken for
	 * renamed: nobody uses the old one any more. Otherwise nothing is said of it, and what was declared before stands.
	 */
	private replacedUses(told: readonly DeclaredUse[], output: LayerOutput): void {
		const { declared } = this.returned;
		const added = told.filter((use) => !declared.some((known) => isSameUse(known, use)));
		for (const known of declared.filter((use) => !told.some((other) => isSameUse(other, use)))) {
			const isReplaced = added.some(({ holder }) => holder === known.holder);
			// One without a name that came back with one was completed, as it was asked to be.
			if (!isReplaced || known.solution !== '')
				this.collector.warn(isReplaced ? 'use-replaced' : 'use-removed', 1, known.solution);
			if (!isReplaced) continue;
			const values: Readonly<Record<string, string>> = {
				'use.holder': known.holder,
				'use.solution': known.solution,
				'use.users': '0',
				'use.external_users': '0'
			};
			output.offer(
				USE_QUESTIONS.map((id) => values[id] ?? ''),
				1
			);
		}
	}

	/** What was answered once for all structures. An organisation whose file is not dated says it anew only when it is filled. */
	private organisationAnswers(): { values: readonly string[]; isSaid: boolean; line: number } {
		const answers = ORGANISATION_QUESTIONS.map((id) => this.returned.organisation.get(id));
		const values = ORGANISATION_QUESTIONS.map((id, i) => {
			const answer = answers[i];
			if (!answer) return '';
			if (answer.isFormula) this.collector.warn('formula-cell', answer.line, answer.cell);
			return this.readCell(id, cleanText(answer.cell), answer.line);
		});
		return { values, isSaid: values.some((value) => value !== ''), line: answers[0]?.line ?? 1 };
	}

	/** A FINESS number of the operator; null once the line is rejected. */
	private ownFiness(
		record: FoundRecord,
		table: FoundTable | null,
		id: string,
		line: SourceLine,
		isOwn: (finess: string) => boolean
	): string | null {
		const cell = cellOf(record, table, id);
		const column = labelOf(id);
		const reading = READERS.get(id)?.(cell, '');
		if (!reading?.ok) {
			if (reading) this.collector.reject(line, { ...reading.error, column, value: cell });
			return null;
		}
		const finess = reading.value.text;
		if (isOwn(finess)) return finess;
		const { organisationName } = this.returned.identity;
		this.collector.reject(line, {
			code: 'foreign-finess',
			column,
			value: cell,
			expected: `un numéro de la liste envoyée à ${organisationName} ; cette ligne va dans le questionnaire de son organisme`
		});
		return null;
	}

	private answer(record: FoundRecord, table: FoundTable | null, id: string): string {
		const cell = cellOf(record, table, id);
		const at = table?.columns.get(id);
		if (at !== undefined && record.computed.includes(at))
			this.collector.warn('formula-cell', record.line, cell);
		return this.readCell(id, cell, record.line);
	}

	/** A cell as canonical text; what cannot be read is no answer, and said. */
	private readCell(id: string, cell: string, line: number): string {
		const reading = READERS.get(id)?.(cell, '');
		if (!reading) return '';
		if (!reading.ok) {
			this.collector.warn('unreadable-answer', line, `${labelOf(id)} : ${cell}`);
			return '';
		}
		const { text, warning } = reading.value;
		if (warning) this.collector.warn(warning, line, cell);
		return text;
	}
}

const sourceLine = ({ line, cells }: FoundRecord): SourceLine => ({
	line,
	raw: cells.map((cell) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(';')
});
