import { field, type Field, type Operator } from '$lib/domain/fields';
import type { Proposal } from '$lib/domain/workshop';
import { predicateText } from '$lib/words';

/** Fields of the catalogue that people of a room may propose a criterion on, in the order in which they are offered. */
const PROPOSABLE = [
	'structure.sector',
	'organisation.esms',
	'organisation.professionals',
	'organisation.it_centralised',
	'organisation.mixed',
	'organisation.legal_entities',
	'organisation.legal_status',
	'structure.legal_status',
	'structure.tariff_authority',
	'structure.places',
	'structure.heads',
	'structure.it_centralised',
	'structure.dui_access',
	'structure.external_accounts',
	'structure.accounts',
	'structure.phone',
	'structure.wish'
] as const;

type ProposedOperator = Extract<Operator, 'gte' | 'lte' | 'in' | 'is'>;

/** A field as the form of a proposal offers it. */
export interface ProposableField {
	readonly id: string;
	/** French. */
	readonly label: string;
	/** French, '' for none. */
	readonly unit: string;
	readonly operators: readonly { readonly op: ProposedOperator; readonly label: string }[];
	/** The values that one chooses among; null for a number. */
	readonly codes: readonly { readonly code: string; readonly label: string }[] | null;
}

/** The greatest number that may be proposed. */
const GREATEST = 1_000_000;

const YES_NO = [
	{ code: 'yes', label: 'Oui' },
	{ code: 'no', label: 'Non' }
] as const;

function operatorsOf({ type }: Field): ProposableField['operators'] {
	if (type === 'flag') return [{ op: 'is', label: 'est' }];
	if (type === 'number')
		return [
			{ op: 'gte', label: 'au moins' },
			{ op: 'lte', label: 'au plus' }
		];
	return [{ op: 'in', label: 'est' }];
}

function codesOf({ type, values }: Field): ProposableField['codes'] {
	if (type === 'number') return null;
	return type === 'flag' ? YES_NO : (values ?? []).map(({ code, label }) => ({ code, label }));
}

/** What a criterion may be proposed on, with all that its form needs. */
export function proposableFields(): readonly ProposableField[] {
	return PROPOSABLE.map((id) => {
		const declaration = field(id);
		return {
			id,
			label: declaration.label,
			unit: declaration.unit ?? '',
			operators: operatorsOf(declaration),
			codes: codesOf(declaration)
		};
	});
}

/** Read once: the catalogue never changes. */
const OFFERED: ReadonlyMap<string, ProposableField> = new Map(
	proposableFields().map((each) => [each.id, each])
);

/**
 * A criterion that somebody proposed, with its sentence, which is made here whatever they sent.
 * @param segments ids of the segments that it may be about
 * @param given anything
 * @returns null when it is none that the form offers
 */
export function readProposal(segments: readonly string[], given: unknown): Proposal | null {
	if (typeof given !== 'object' || given === null) return null;
	const read: Readonly<Record<string, unknown>> = { ...given };
	const segment = segments.find((id) => id === read['segment']);
	const offered = typeof read['field'] === 'string' ? OFFERED.get(read['field']) : undefined;
	const operator = offered?.operators.find(({ op }) => op === read['op']);
	if (segment === undefined || !offered || !operator) return null;
	const value = readProposed(offered, operator.op, read['value']);
	if (value === null) return null;
	const { op } = operator;
	return { segment, field: offered.id, op, value, sentence: predicateText({ field: offered.id, op, value }) };
}

function readProposed(
	{ codes }: ProposableField,
	op: ProposedOperator,
	value: unknown
): Proposal['value'] | null {
	if (codes === null)
		return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= GREATEST
			? value
			: null;
	if (op === 'is') return codes.find(({ code }) => code === value)?.code ?? null;
	if (!Array.isArray(value)) return null;
	const chosen = codes.filter(({ code }) => value.includes(code)).map(({ code }) => code);
	return chosen.length > 0 && chosen.length === value.length ? chosen : null;
}
