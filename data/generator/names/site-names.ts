import type { Random } from '../random';
import { NATURE } from './words';

/** A name and whether it is usual to add the city to it. */
export function siteName(random: Random, prefixes: readonly string[], city: string): string {
	const prefix = random.pick(prefixes);
	const shape = random.next();
	if (shape < 0.6) return `${prefix} ${random.pick(NATURE)}`;
	if (shape < 0.9) return `${prefix} DE ${city}`;
	return `${prefix} ${random.pick(NATURE)} DE ${city}`;
}
