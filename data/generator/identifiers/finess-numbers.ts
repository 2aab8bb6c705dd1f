import { finessKey } from '$lib/domain/shared';

/** First characters of FINESS numbers overseas; Saint-Martin and Saint-Barthélemy share those of Guadeloupe. */
const OVERSEAS: ReadonlyMap<string, string> = new Map([
	['971', '9701'],
	['977', '9701'],
	['978', '9701'],
	['972', '9702'],
	['973', '9703'],
	['974', '9704'],
	['976', '9805']
]);

/** Which sites a range of numbers is for. */
type Use = 'open' | 'closed';

/** Parts of a range, for metropolitan France (a million numbers a département) and overseas (ten thousand). */
const PARTS: Readonly<Record<Use, Readonly<Record<'metropolitan' | 'overseas', readonly [number, number]>>>> =
	{
		open: { metropolitan: [0.9, 1], overseas: [0.5, 1] },
		closed: { metropolitan: [0.8, 0.9], overseas: [0.1, 0.5] }
	};

/**
 * Hands out FINESS numbers that no other structure of the set has. Serials are high in their range, where the register
 * has none, so that a fictional number is not a real one.
 */
export class FinessNumbers {
	private readonly given = new Map<string, number>();

	constructor(private readonly use: Use = 'open') {}

	/** Whether `count` more numbers are left in a département. */
	has(department: string, count: number): boolean {
		const { prefix, first, last } = this.range(department);
		return (this.given.get(prefix) ?? first) + count - 1 <= last;
	}

	/** @throws Error when the département has no number left. */
	next(department: string): string {
		const { prefix, first, last } = this.range(department);
		const serial = this.given.get(prefix) ?? first;
		if (serial > last) throw new Error(`No FINESS number left in ${department}`);
		this.given.set(prefix, serial + 1);
		const number = prefix + String(serial).padStart(8 - prefix.length, '0');
		return number + String(finessKey(number));
	}

	private range(department: string): { prefix: string; first: number; last: number } {
		const prefix = OVERSEAS.get(department) ?? department;
		const size = prefix.length === 2 ? 1_000_000 : 10_000;
		const [from, to] = PARTS[this.use][prefix.length === 2 ? 'metropolitan' : 'overseas'];
		return { prefix, first: Math.round(size * from), last: Math.round(size * to) - 1 };
	}
}

/** The same number with another last character: the key is then wrong. */
export const withWrongKey = (finess: string): string =>
	finess.slice(0, 8) + String((Number(finess[8]) + 4) % 10);
