import type { Assumption, Range } from '$lib/domain/funding';
import { STATUS_NAMES, CONFIDENCE_NAMES, type FigureUnit } from '$lib/screens';
import {
	formatAbout,
	formatDate,
	formatEuros,
	formatHigh,
	formatInteger,
	formatLow,
	formatNumber,
	french,
	NBSP
} from '$lib/words';

const precise = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 2 });
const factor = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 4 });

/** One value of a line of a formula. */
export function figureValue(value: number, unit: FigureUnit): string {
	switch (unit) {
		case 'euros':
			// A rounding smaller than what is written has no sign.
			return formatEuros(Math.abs(value) < 0.5 ? 0 : value);
		case 'share':
			return `${formatNumber(value * 100)}${NBSP}%`;
		case 'heads':
			return formatInteger(value);
		case 'count':
			return precise.format(value);
		case 'factor':
			return factor.format(value);
	}
}

/** A value on its own at the top of its computation: nobody counts professionals to one. */
export const figureHead = ({ likely, low, high }: Range, unit: FigureUnit): string =>
	unit === 'heads' && low !== high ? formatAbout(likely) : figureValue(likely, unit);

/** How far a value that is no amount of money may be. */
export const figureBounds = ({ low, high }: Range, unit: FigureUnit): string =>
	unit === 'heads'
		? `entre ${formatLow(low)} et ${formatHigh(high)}`
		: `entre ${figureValue(low, unit)} et ${figureValue(high, unit)}`;

/** Whether the three bounds of a value say the same. */
export const isFlat = ({ low, likely, high }: Range): boolean => low === likely && likely === high;

const scaled = ({ kind }: Assumption, value: number): string =>
	kind === 'share' ? `${formatNumber(value * 100)}${NBSP}%` : precise.format(value);

/** The range of an assumption with its unit: `28 à 45 (probable 35) € HT par clé`. */
export function assumptionRange(assumption: Assumption): string {
	const { low, likely, high, unit } = assumption;
	const value = scaled(assumption, likely);
	return low === high
		? `${value} ${unit}`
		: french(`${scaled(assumption, low)} à ${scaled(assumption, high)} (probable : ${value}) ${unit}`);
}

/** Where an assumption comes from: its status, source, date and confidence. */
export const assumptionOrigin = ({ status, source, date, confidence }: Assumption): string =>
	french(
		[
			`${STATUS_NAMES[status] ?? status} : ${source.replace(/^Hypothèse : /, '')}`,
			date === '' ? 'sans date' : formatDate(date),
			CONFIDENCE_NAMES[confidence] ?? confidence
		].join(', ')
	);
