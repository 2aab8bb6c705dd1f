import type { Cents } from '$lib/domain/shared';

const CENTS_OF_MILLION = 1e8;
/** Beyond it a number is a slip of the keyboard: a thousand billion euros. */
const MOST = 1e6;

/** Millions of euros as somebody types them, `12,5` or `12.5`; null for what is no amount above zero. */
export function parseMillions(text: string): Cents | null {
	const plain = text.replace(/[\s\u00a0\u202f]|M€|€/g, '').replace(',', '.');
	if (!/^\d+(\.\d+)?$/.test(plain)) return null;
	const millions = Number(plain);
	return millions > 0 && millions <= MOST ? Math.round(millions * CENTS_OF_MILLION) : null;
}
