import type { Cents } from '$lib/domain/shared';
import { formatNumber, NBSP } from './format';

const exact = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 0 });

/** An amount to the cent: `1 234,56 €`, `−0,50 €`. */
export const formatEuros = (cents: Cents): string =>
	`${cents < 0 ? '−' : ''}${exact.format(Math.abs(cents) / 100)}${NBSP}€`;

const THOUSAND = 100_000;
const MILLION = 1000 * THOUSAND;
const BILLION = 1000 * MILLION;

/** Units of short amounts, the greatest first, with the least amount that each says: what would be rounded to 1 000 k€ is 1 M€. */
const UNITS = [
	{ name: 'Md€', cents: BILLION, from: BILLION - MILLION / 2 },
	{ name: 'M€', cents: MILLION, from: MILLION - THOUSAND / 2 },
	{ name: 'k€', cents: THOUSAND, from: THOUSAND - 50 }
] as const;

/** Units from which one decimal says nothing more. */
const ENOUGH = 100;

/**
 * An amount for reading at a glance: `12,4 M€`, `85 k€`, `940 €`. What exists is never rounded to nothing: `< 1 €`.
 * @param cents may be negative, for cash
 */
export function formatEurosShort(cents: Cents): string {
	if (cents < 0) return `−${formatEurosShort(-cents)}`;
	if (cents > 0 && cents < 50) return `<${NBSP}1${NBSP}€`;
	const unit = UNITS.find(({ from }) => cents >= from);
	if (!unit) return `${whole.format(Math.abs(cents) / 100)}${NBSP}€`;
	return `${shortNumber(cents / unit.cents, unit.name)}${NBSP}${unit.name}`;
}

/** Thousands are whole from ten on, millions have a decimal up to a hundred. */
const shortNumber = (value: number, unit: string): string =>
	value >= (unit === 'k€' ? 10 : ENOUGH) ? whole.format(value) : formatNumber(value);

/** A likely amount and how far it may be: `12,4 M€ (9,8 à 18,2 M€)`; the amount alone where there is no range. */
export function formatEurosRange(range: {
	readonly low: Cents;
	readonly likely: Cents;
	readonly high: Cents;
}): string {
	if (range.low === range.high) return formatEurosShort(range.likely);
	return `${formatEurosShort(range.likely)} (${formatEurosBounds(range)})`;
}

/** The two ends of a range, the unit said once where it is the same: `9,8 à 18,2 M€`, `940 k€ à 1,2 M€`. */
export function formatEurosBounds({ low, high }: { readonly low: Cents; readonly high: Cents }): string {
	const [from, to] = [formatEurosShort(low), formatEurosShort(high)];
	const unit = to.slice(to.lastIndexOf(NBSP));
	return `${from.endsWith(unit) ? from.slice(0, -unit.length) : from} à ${to}`;
}
