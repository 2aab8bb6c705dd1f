import type { LayerKind } from '$lib/domain/fields';
import type { FileFormat, TextEncoding } from './format';

/** Things worth telling that do not stop a line from being accepted. */
export const WARNING_CODES = [
	'finess-key',
	'finess-repaired',
	'legal-entity-invalid',
	'legal-entity-differs',
	'unknown-value',
	'partial-sum',
	'odd-date',
	'siret-shape',
	'commune-shape',
	'unknown-projection',
	'bad-coordinates',
	'loose-quotes',
	'lines-before-header',
	'unreadable-answer',
	'question-missing',
	'merged-cells',
	'formula-cell',
	'answer-date',
	'use-replaced',
	'use-removed'
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

export interface FileWarning {
	readonly code: WarningCode;
	readonly count: number;
	/** The first few. */
	readonly examples: readonly { readonly line: number; readonly value: string }[];
}

export interface LayerSummary {
	readonly kind: LayerKind;
	readonly columns: readonly string[];
	readonly rows: number;
}

/** What became of every line of a file: `read = accepted + rejected + ignored`, headers not counted. */
export interface ReadReport {
	readonly format: FileFormat;
	readonly encoding: TextEncoding;
	readonly read: number;
	readonly accepted: number;
	readonly rejected: number;
	/** Blank lines, identical repeats, closed entities. */
	readonly ignored: number;
	readonly warnings: readonly FileWarning[];
	/** ISO date, `''` when neither the file nor the caller says. */
	readonly referenceDate: string;
	readonly layers: readonly LayerSummary[];
	/** Establishments by official département code, to help state what a register covers. */
	readonly departments: readonly { readonly code: string; readonly rows: number }[];
}
