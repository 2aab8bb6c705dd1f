/** The version of the written form of criteria; files without one are of the first. */
export const FORMAT = 1;

/** Properties of each part of the written form, in the order they are written. `data/criteria/schema.json` lists the same. */
export const CRITERIA_KEYS = {
	criteria: [
		'$schema',
		'format',
		'id',
		'version',
		'name',
		'date',
		'source',
		'level',
		'estimates',
		'confirmInScope',
		'excludedSectors',
		'excludedSubsectors',
		'assume',
		'segments'
	],
	assumption: ['field', 'value', 'reason'],
	segment: ['id', 'label', 'rank', 'target', 'colour', 'when'],
	atLeast: ['score', 'of'],
	weighted: ['weight', 'when'],
	predicate: ['field', 'op', 'value'],
	notes: ['disabled', 'comment']
} as const;
