/** What a value of a field is. `flag` is yes or no; `category` is one of a closed list or of a reference table. */
export type FieldType = 'text' | 'finess' | 'category' | 'flag' | 'number' | 'date' | 'coordinate';

/**
 * What a field describes. Structures, organisations and uses are the three tables of a territory; the other levels
 * are what source files hold on the way there (legal entities, capacities, groups of legal entities, names of solutions).
 */
export type FieldLevel =
	'structure' | 'organisation' | 'use' | 'legal-entity' | 'equipment' | 'group' | 'alias';

/** Comparison operators; which ones a field allows follows from its type. */
export type Operator =
	'in' | 'is' | 'gte' | 'gt' | 'lte' | 'lt' | 'between' | 'contains' | 'before' | 'after';

export const OPERATORS_BY_TYPE: Readonly<Record<FieldType, readonly Operator[]>> = {
	text: ['in', 'contains'],
	finess: ['in'],
	category: ['in'],
	flag: ['is'],
	number: ['gte', 'gt', 'lte', 'lt', 'between'],
	date: ['before', 'after'],
	coordinate: []
};

/** One value of a closed list, with the ways people write it in a survey. */
export interface FieldValue {
	readonly code: string;
	readonly label: string;
	/** Other spellings, compared without case, accents and punctuation. */
	readonly aliases?: readonly string[];
}

export interface Field {
	/** `level.name`, stable: criteria, mappings, exports and links hold it. */
	readonly id: string;
	/** French label, as shown on screen and as a column name in exports. */
	readonly label: string;
	readonly type: FieldType;
	readonly level: FieldLevel;
	/** French, one sentence: what it means and how it is counted. */
	readonly help: string;
	/** French unit of a number. */
	readonly unit?: string;
	/** The closed list of a category. */
	readonly values?: readonly FieldValue[];
	/** Where values come from when several sources may give them. */
	readonly origin: 'register' | 'declared' | 'derived';
	/** Header names recognised in a CSV or XLSX, compared without case, accents and punctuation; the label always is. */
	readonly headers?: readonly string[];
	/**
	 * Names of columns that give a number together. Several columns may then be mapped to the field: its value is their sum, and
	 * is unknown as long as one of them says nothing.
	 */
	readonly parts?: readonly string[];
}
