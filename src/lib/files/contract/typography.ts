const NUMBER = new Intl.NumberFormat('fr-FR');

/** Puts the non-breaking spaces of French typography around : ; ! ? « and ». */
export const french = (text: string): string =>
	text.replace(/ (?=[:;!?»])/g, '\u00a0').replace(/« /g, '«\u00a0');

/** `12 345`. */
export const count = (value: number): string => NUMBER.format(value);

/** `3 lignes`, `1 ligne`: French takes the plural from two on. */
export const plural = (value: number, one: string, many: string): string =>
	`${count(value)} ${value < 2 ? one : many}`;

/** `200 Mo`. */
export function bytes(value: number): string {
	if (value >= 1e9) return `${NUMBER.format(Math.round(value / 1e8) / 10)} Go`;
	if (value >= 1e6) return `${NUMBER.format(Math.round(value / 1e5) / 10)} Mo`;
	return `${NUMBER.format(Math.ceil(value / 1e3))} ko`;
}

/** A value as quoted in a sentence: on one line and not too long. */
export function quoted(value: string): string {
	const line = value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
	return `« ${line.length > 60 ? `${line.slice(0, 60)}…` : line} »`;
}
