import type { Interval } from '$lib/domain/shared';

/** Non-breaking space: before `:` and inside « ». */
export const NBSP = '\u00a0';
/** Thin non-breaking space: before `;` `!` `?` and between thousands. */
export const THIN = '\u202f';

const integer = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });
const decimal = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });

/** `12 345` */
export const formatInteger = (value: number): string => integer.format(value);

/** The step of three significant digits: a bound of what was estimated is known no better. */
const stepOf = (value: number): number => 10 ** Math.max(0, Math.floor(Math.log10(Math.abs(value) || 1)) - 2);

/** A bound from a thousand on, with three significant digits, rounded outwards: what is between the two stays there. */
export const formatLow = (value: number): string =>
	formatInteger(Math.floor(value / stepOf(value)) * stepOf(value));
export const formatHigh = (value: number): string =>
	formatInteger(Math.ceil(value / stepOf(value)) * stepOf(value));

/** A likely number that rests on estimates, with three significant digits: `12 300`. */
export const formatAbout = (value: number): string =>
	formatInteger(Math.round(value / stepOf(value)) * stepOf(value));

/** `12 345,6`, without a decimal that says nothing. */
export const formatNumber = (value: number): string => decimal.format(value);

/**
 * Share of a whole, `58 %`. What exists is never rounded to nothing, nor what lacks a little to the whole:
 * `< 1 %`, `> 99 %`. A share of nothing is a dash.
 */
export function formatShare(part: number, whole: number): string {
	if (whole === 0) return '–';
	const percent = (part / whole) * 100;
	if (percent > 0 && percent < 1) return `<${NBSP}1${NBSP}%`;
	if (percent > 99 && percent < 100) return `>${NBSP}99${NBSP}%`;
	return `${formatInteger(percent)}${NBSP}%`;
}

/** A count and its noun: `1 ESMS`, `3 structures`. French writes 0 and 1 in the singular. */
export const formatCount = (count: number, singular: string, plural = `${singular}s`): string =>
	`${formatInteger(count)}${NBSP}${count < 2 ? singular : plural}`;

const ISO_DATE = /^(\d{4})-(\d{2})-(\d{2})/;

/** An ISO date as `31/12/2028`; anything else is given back unchanged. */
export function formatDate(iso: string): string {
	const [whole, year, month, day] = ISO_DATE.exec(iso) ?? [];
	return whole ? `${day}/${month}/${year}` : iso;
}

const clock = new Intl.DateTimeFormat('fr-FR', {
	dateStyle: 'short',
	timeStyle: 'short',
	timeZone: 'Europe/Paris'
});

/** An instant as `12/05/2026 14:30`, in the time of Paris. */
export const formatInstant = (instant: Date | string): string => clock.format(new Date(instant));

/** Bytes in the units people know: `820 octets`, `12 ko`, `3,4 Mo`. */
export function formatBytes(bytes: number): string {
	if (bytes < 1000) return formatCount(bytes, 'octet');
	if (bytes < 1_000_000) return `${formatInteger(bytes / 1000)}${NBSP}ko`;
	return `${formatNumber(bytes / 1_000_000)}${NBSP}Mo`;
}

/** `44–80`, or one number when both ends are the same. */
export const formatRange = (low: number, high: number): string =>
	low === high ? formatInteger(low) : `${formatInteger(low)}–${formatInteger(high)}`;

/** The same of estimates: no bound has more than three significant digits. */
export const formatRoundRange = (low: number, high: number): string =>
	low === high ? formatInteger(low) : `${formatLow(low)}–${formatHigh(high)}`;

type Bounds = Pick<Interval, 'low' | 'likely' | 'high'> & { readonly sureHigh?: number };

/**
 * A number and what is known of it: `58` when declared, `≈ 58 (44–80)` when estimated, `entre 0 et 400` when unknown
 * with a cap, `au moins 120` without one or when what is counted may be a part only, `inconnu` when nothing is known.
 */
export function formatInterval({ low, likely, high, sureHigh }: Bounds): string {
	if (low === high) return sureHigh === Infinity ? `au moins ${formatInteger(low)}` : formatInteger(low);
	if (high === Infinity) {
		if (likely !== null) return `≈${NBSP}${formatAbout(likely)} (au moins ${formatLow(low)})`;
		return low === 0 ? 'inconnu' : `au moins ${formatLow(low)}`;
	}
	if (likely === null) return `entre ${formatLow(low)} et ${formatHigh(high)}`;
	return `≈${NBSP}${formatAbout(likely)} (${formatRoundRange(low, high)})`;
}

/** The text with a capital first letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Words joined as in a sentence: `a, b et c`. */
export function formatList(words: readonly string[], last = 'et'): string {
	if (words.length < 2) return words[0] ?? '';
	return `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`;
}

/** Puts the non-breaking spaces of French typography into a sentence: before `: ; ! ? »`, after `«`, and between a figure and `%` or `€`. */
export const french = (text: string): string =>
	text
		.replace(/ (?=[;!?])/g, THIN)
		.replace(/ (?=[:»])/g, NBSP)
		.replace(/« /g, `«${NBSP}`)
		.replace(/(\d) (?=[%€])/g, `$1${NBSP}`);
