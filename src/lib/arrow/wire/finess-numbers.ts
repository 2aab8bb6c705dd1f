import { finessKey } from '$lib/domain/shared';
import type { StreamReader, StreamWriter } from './stream';
import { fromZigzag, toZigzag } from './zigzag';

export const FINESS_SHAPE = /^[0-9][0-9A-Z][0-9]{7}$/;

/** Values of the first two characters: `2A` is 2 × 36 + 10. */
const RADIX = 36;

/**
 * FINESS numbers as the département's two characters, the step from the number before of the same département, and how far the
 * ninth digit is from the key of the other eight (0 but for faulty numbers).
 */
export function writeFinessNumbers(to: StreamWriter, name: string, numbers: readonly string[]): void {
	const prefixes = Uint32Array.from(numbers, (number) => parseInt(number.slice(0, 2), RADIX));
	const serials = new Uint32Array(numbers.length);
	const keys = new Uint32Array(numbers.length);
	const last = new Uint32Array(RADIX * RADIX);
	numbers.forEach((number, i) => {
		const prefix = prefixes[i] ?? 0;
		const serial = Number(number.slice(2, 8));
		serials[i] = toZigzag(serial - (last[prefix] ?? 0));
		last[prefix] = serial;
		keys[i] = (10 + Number(number[8]) - finessKey(number)) % 10;
	});
	to.integers(`${name}/prefix`, prefixes);
	to.integers(`${name}/serial`, serials);
	to.integers(`${name}/key`, keys);
}

export function readFinessNumbers(from: StreamReader, name: string): string[] {
	const prefixes = from.integers(`${name}/prefix`);
	const serials = from.integers(`${name}/serial`);
	const keys = from.integers(`${name}/key`);
	const last = new Uint32Array(RADIX * RADIX);
	return Array.from(prefixes, (prefix, i) => {
		const serial = (last[prefix] ?? 0) + fromZigzag(serials[i] ?? 0);
		last[prefix] = serial;
		const text = prefix.toString(RADIX).toUpperCase().padStart(2, '0') + String(serial).padStart(6, '0');
		return text + String((finessKey(text) + (keys[i] ?? 0)) % 10);
	});
}
