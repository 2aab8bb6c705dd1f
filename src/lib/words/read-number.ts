/**
 * A number as French writes it: `1 234,5`, `1234.5`, with or without its unit's sign.
 * @returns NaN for anything else
 */
export function readNumber(text: string): number {
	const bare = text.replace(/[\s\u00a0\u202f€%]/g, '').replace(',', '.');
	return /^[+-−]?(\d+\.?\d*|\.\d+)$/.test(bare) ? Number(bare.replace('−', '-')) : NaN;
}
