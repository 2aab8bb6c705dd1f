import type { Rate } from '$lib/domain/compliance';
import { NBSP } from '$lib/words';

const percent = (share: number): string => {
	const value = Math.round(share * 100);
	if (value === 0 && share > 0) return `moins de${NBSP}1`;
	return String(value === 100 && share < 1 ? 99 : value);
};

/** « 42 % », « entre 31 % et 58 % »; a bound that rounds like the other is said once. */
export function boundsText({ low, high }: { readonly low: number; readonly high: number }): string {
	const [from, to] = [percent(low), percent(high)];
	return from === to ? `${from}${NBSP}%` : `entre ${from}${NBSP}% et ${to}${NBSP}%`;
}

/** The rate in words; null where no pair of a user and a sensitive service is surely there. */
export const rateText = ({ bounds }: Rate): string | null => bounds && boundsText(bounds);
