import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serveInOrder, serveProRata, type Claim, type Room } from './envelope-serve';
import { paidByYear } from './grant-payments';

const ONCE = { years: [0], shares: [1] };
const claim = (cents: number): Claim => ({ cents, year: 0, schedule: ONCE });
const room = (ae: number, cp = Infinity): Room => ({
	ae: Float64Array.of(ae, Infinity, Infinity),
	cp: Float64Array.of(cp, Infinity, Infinity)
});

describe('serving claims', () => {
	it('cuts in proportion, the cents left over to the largest remainders', () => {
		expect([...serveProRata([claim(100), claim(100), claim(100)], room(100))]).toEqual([34, 33, 33]);
		expect([...serveProRata([claim(300), claim(100)], room(200))]).toEqual([150, 50]);
	});

	it('cuts nothing where the envelope is exactly what is asked, and everything where it is zero', () => {
		expect([...serveProRata([claim(300), claim(100)], room(400))]).toEqual([300, 100]);
		expect([...serveProRata([claim(300), claim(100)], room(0))]).toEqual([0, 0]);
	});

	it('cuts an amount as a whole when its payments do not fit', () => {
		const later = { cents: 1000, year: 0, schedule: { years: [0, 1], shares: [0.2, 0.8] } };
		const short: Room = {
			ae: new Float64Array(3).fill(Infinity),
			cp: Float64Array.of(Infinity, 400, Infinity)
		};
		expect([...serveProRata([later], short)]).toEqual([500]);
	});

	it('serves in order until nothing is left, the last one in part', () => {
		expect([...serveInOrder([claim(300), claim(100), claim(50)], room(350))]).toEqual([300, 50, 0]);
	});

	it('goes on to who is paid from another year when one is used up', () => {
		const other = { cents: 80, year: 1, schedule: { years: [1], shares: [1] } };
		expect([...serveInOrder([claim(300), other], room(100))]).toEqual([100, 80]);
	});
});

const YEARS = 3;
const claims = fc.array(
	fc.record({ cents: fc.nat(100_000), year: fc.nat(2), first: fc.integer({ min: 0, max: 10 }) }),
	{ minLength: 1, maxLength: 12 }
);
const limits = fc.record({
	ae: fc.array(fc.option(fc.nat(200_000)), { minLength: YEARS, maxLength: YEARS }),
	cp: fc.array(fc.option(fc.nat(200_000)), { minLength: YEARS, maxLength: YEARS })
});
const roomOf = ({ ae, cp }: { ae: readonly (number | null)[]; cp: readonly (number | null)[] }): Room => ({
	ae: Float64Array.from(ae, (limit) => limit ?? Infinity),
	cp: Float64Array.from(cp, (limit) => limit ?? Infinity)
});
const claimOf = ({ cents, year, first }: { cents: number; year: number; first: number }): Claim => ({
	cents,
	year,
	schedule: { years: [year, 2], shares: [first / 10, 1 - first / 10] }
});

describe('laws of serving', () => {
	it.each([
		['pro rata', serveProRata],
		['in order', serveInOrder]
	])('%s: no claim gets more than it asks, no envelope gives more than it holds', (_, serve) => {
		fc.assert(
			fc.property(claims, limits, (list, said) => {
				const all = list.map(claimOf);
				const served = serve(all, roomOf(said));
				const { ae, cp } = roomOf(said);
				const [committed, paid] = [new Float64Array(YEARS), new Float64Array(YEARS)];
				all.forEach(({ cents, year, schedule }, i) => {
					const amount = served[i] ?? NaN;
					expect(Number.isSafeInteger(amount) && amount >= 0 && amount <= cents).toBe(true);
					committed[year] = (committed[year] ?? 0) + amount;
					paidByYear(amount, schedule, YEARS).forEach((part, y) => {
						paid[y] = (paid[y] ?? 0) + part;
					});
				});
				expect(committed.every((sum, y) => sum <= (ae[y] ?? NaN))).toBe(true);
				expect(paid.every((sum, y) => sum <= (cp[y] ?? NaN))).toBe(true);
			})
		);
	});

	it('pro rata uses a short envelope to the cent, where payments fit', () => {
		fc.assert(
			fc.property(claims, limits, (list, { ae }) => {
				const all = list.map(claimOf);
				const served = serveProRata(all, roomOf({ ae, cp: [null, null, null] }));
				ae.forEach((limit, year) => {
					const of = [...all.keys()].filter((i) => all[i]?.year === year);
					const sum = (value: (i: number) => number): number => of.reduce((total, i) => total + value(i), 0);
					const wanted = sum((i) => all[i]?.cents ?? 0);
					expect(sum((i) => served[i] ?? 0)).toBe(Math.min(limit ?? Infinity, wanted));
				});
			})
		);
	});

	it('pro rata leaves less than one cent per payment unused where payments are short', () => {
		fc.assert(
			fc.property(claims, fc.nat(200_000), (list, limit) => {
				const all = list.map((one) => claimOf({ ...one, year: 0 }));
				const served = serveProRata(all, roomOf({ ae: [null, null, null], cp: [null, null, limit] }));
				const paid = all.map(({ schedule }, i) => paidByYear(served[i] ?? 0, schedule, YEARS)[2] ?? 0);
				const wanted = all.map(({ cents, schedule }) => paidByYear(cents, schedule, YEARS)[2] ?? 0);
				const sum = (values: number[]): number => values.reduce((total, one) => total + one, 0);
				expect(sum(paid)).toBeLessThanOrEqual(limit);
				expect(sum(paid)).toBeGreaterThanOrEqual(Math.min(limit, sum(wanted)) - all.length);
			})
		);
	});
});
