import type { EuroQuality, OperatorStake } from '$lib/domain/quality';
import type { SheetColumn } from '$lib/domain/sheets';
import { french } from '$lib/words';
import type { QualityLine } from './collection';

const EUROS = 100;
const inEuros = (cents: number | null): number | null => (cents === null ? null : cents / EUROS);

interface Column<T> {
	readonly name: string;
	readonly type: SheetColumn['type'];
	readonly of: (line: T) => string | number | null;
}

const columnsOf = <T>(lines: readonly T[], columns: readonly Column<T>[]): readonly SheetColumn[] =>
	columns.map(({ name, type, of }) => ({
		name,
		type,
		cell: (at) => {
			const line = lines[at];
			return line === undefined ? null : of(line);
		}
	}));

/** The columns of the list of operators to ask, in the order of the lines. Euros have two decimals. */
export const operatorColumns = (operators: readonly OperatorStake[]): readonly SheetColumn[] =>
	columnsOf(operators, [
		{ name: 'Identifiant de l’organisme', type: 'text', of: ({ id }) => id },
		{ name: 'Organisme gestionnaire', type: 'text', of: ({ name }) => name },
		{ name: 'ESMS', type: 'number', of: ({ structures }) => structures },
		{ name: 'Indéterminés', type: 'number', of: ({ undetermined }) => undetermined },
		{ name: 'Estimés', type: 'number', of: ({ estimated }) => estimated },
		{ name: 'Indéterminés réglés', type: 'number', of: ({ settles }) => settles },
		{ name: 'Rendus établis', type: 'number', of: ({ certifies }) => certifies },
		{
			name: 'Réponse au SSO',
			type: 'text',
			of: ({ ssoSettles, ssoOpen }) => (ssoSettles ? 'réglée' : ssoOpen ? 'ouverte' : '')
		},
		{ name: 'Euros précisés', type: 'number', of: ({ euros }) => inEuros(euros) },
		{ name: 'Euros à préciser', type: 'number', of: ({ eurosOpen }) => inEuros(eurosOpen) },
		{ name: 'Structures sans borne', type: 'number', of: ({ unbounded }) => unbounded }
	]);

/** A line of the list of fields: one of them, or what no field settles alone. */
type FieldLine = Pick<QualityLine, 'label' | 'euros'> & Partial<QualityLine>;

/** The columns of the list of fields, whose euros add up with those of the last two lines. */
export function fieldLines(
	fields: readonly QualityLine[],
	euros: EuroQuality | null
): { readonly columns: readonly SheetColumn[]; readonly lines: number } {
	const lines: readonly FieldLine[] = [
		...fields,
		...(euros
			? [
					{ label: 'Plusieurs réponses ensemble', euros: euros.together },
					{ label: 'Hors questionnaire', euros: euros.beyond }
				]
			: [])
	];
	const number = (name: string, of: (line: FieldLine) => number | undefined): Column<FieldLine> => ({
		name,
		type: 'number',
		of: (line) => of(line) ?? null
	});
	const columns = columnsOf(lines, [
		{ name: 'Champ', type: 'text', of: ({ label }) => french(label) },
		{
			name: 'Compté par',
			type: 'text',
			of: ({ unit }) => (unit === undefined ? '' : unit === 'structure' ? 'structure' : 'organisme')
		},
		number('Total', ({ total }) => total),
		number('Renseigné', ({ known }) => known),
		number('Estimé', ({ estimated }) => estimated),
		number('Manque', ({ missing }) => missing),
		number('Périmé', ({ stale }) => stale),
		number('Contredit', ({ contradictory }) => contradictory),
		number('Indéterminés réglés seul', ({ settles }) => settles),
		number('Rendus établis seul', ({ certifies }) => certifies),
		number('Réponses au SSO réglées', ({ ssoSettles }) => ssoSettles),
		{ name: 'Euros précisés seul', type: 'number', of: ({ euros: cents }) => inEuros(cents) }
	]);
	return { columns, lines: lines.length };
}
