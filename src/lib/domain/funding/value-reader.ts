import type { PlanProblem } from './plan-problem';

type Code = PlanProblem['code'];

/** Reads one setting, and gathers all that is wrong with it. */
export interface ValueReader {
	readonly key: string;
	readonly problems: readonly PlanProblem[];
	/** Notes a problem at a place of the value. */
	refuse(code: Code, path: string, found: unknown, expected?: readonly string[]): void;
	/** The object at a place; null, with a problem, for anything else. */
	object(value: unknown, path: string): Readonly<Record<string, unknown>> | null;
	list(value: unknown, path: string): readonly unknown[];
	/** A finite number from `min` to `max`; NaN, with a problem, for anything else. */
	number(value: unknown, path: string, limits?: { readonly min?: number; readonly max?: number }): number;
	text(value: unknown, path: string): string;
	oneOf<T extends string>(value: unknown, path: string, values: readonly T[]): T | null;
}

/** Beyond it a number is a slip of the keyboard. */
export const ABSURD = 1e9;

const shown = (value: unknown): string =>
	value === undefined ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** @param problems where problems are added */
export function valueReader(key: string, problems: PlanProblem[]): ValueReader {
	const refuse: ValueReader['refuse'] = (code, path, found, expected) => {
		problems.push({ code, key, path, found: shown(found), ...(expected ? { expected } : {}) });
	};
	return {
		key,
		problems,
		refuse,
		object(value, path) {
			if (isObject(value)) return value;
			refuse('malformed', path, value);
			return null;
		},
		list(value, path) {
			if (Array.isArray(value)) return value as readonly unknown[];
			refuse('not-a-list', path, value);
			return [];
		},
		number(value, path, { min = 0, max = ABSURD } = {}) {
			if (typeof value !== 'number' || !Number.isFinite(value)) refuse('not-a-number', path, value);
			else if (value < min) refuse(min === 0 ? 'negative' : 'not-positive', path, value, [String(min)]);
			else if (value > max) refuse(max === 1 ? 'not-a-share' : 'too-large', path, value, [String(max)]);
			else return value;
			return NaN;
		},
		text(value, path) {
			if (typeof value === 'string') return value;
			refuse('not-a-text', path, value);
			return '';
		},
		oneOf(value, path, values) {
			const found = values.find((known) => known === value);
			if (found === undefined) refuse('not-one-of', path, value, values);
			return found ?? null;
		}
	};
}
