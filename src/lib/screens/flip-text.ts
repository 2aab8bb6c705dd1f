import { field } from '$lib/domain/fields';
import type { TerritoryTable } from '$lib/domain/table';
import type { Change, Flips } from '$lib/domain/why';
import { formatInterval, formatList, formatNumber, french } from '$lib/words';
import { codeText } from './condition-text';
import { valueLine } from './value-line';

/** A change that would put the structure elsewhere for certain. */
export interface FlipLine {
	/** « 1 ESMS de plus », « DSI centralisée (organisme) : non (aujourd’hui inconnu) ». */
	readonly text: string;
	/** Id of the outcome. */
	readonly outcome: string;
}

/** The smallest changes in words, the most plausible first. */
export interface FlipLines {
	readonly flips: readonly FlipLine[];
	/** How many others are as small. */
	readonly more: number;
	/** False when there were too many combinations to try them all. */
	readonly isComplete: boolean;
}

/** Changes spelled out. */
const MOST = 6;

/** Words for a text that no list names. */
const isOther = (value: string): boolean => value.startsWith('\u0000') || value === '';

function changeText(table: TerritoryTable, row: number, { field: id, value }: Change): string {
	const ofOrganisation = id.startsWith('organisation.');
	const at = ofOrganisation ? (table.structureOrganisation[row] ?? 0) : row;
	const held = ofOrganisation ? table.organisations : table.structures;
	const { label, unit = '' } = field(id);
	const line = held.columns.has(id) ? valueLine(table, held, id, at) : null;
	if (typeof value !== 'number') {
		const wanted = isOther(value) ? 'une autre valeur' : codeText(id, value);
		return `${label} : ${wanted} (aujourd’hui : ${line?.text ?? 'inconnu'})`;
	}
	const now = line?.number;
	if (now && now.low === now.high && now.low !== value) {
		const gap = `${formatNumber(Math.abs(value - now.low))} ${unit}`.trim();
		const way = `${gap} de ${value > now.low ? 'plus' : 'moins'}`;
		return ofOrganisation && unit !== 'ESMS' ? `${way} dans l’organisme` : way;
	}
	return `${label} : ${formatNumber(value)} (aujourd’hui : ${now ? formatInterval(now) : 'inconnu'})`;
}

/** The smallest changes that would put a structure elsewhere, in plain French. */
export function flipLines(table: TerritoryTable, row: number, { flips, isComplete }: Flips): FlipLines {
	return {
		flips: flips.slice(0, MOST).map(({ changes, outcome }) => ({
			text: french(formatList(changes.map((change) => changeText(table, row, change)))),
			outcome
		})),
		more: Math.max(0, flips.length - MOST),
		isComplete
	};
}
