import type { ParseArgsConfig } from 'node:util';

type OptionSpecs = NonNullable<ParseArgsConfig['options']>;
export type OptionValues = Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;

export interface Call {
	readonly positionals: readonly string[];
	readonly options: OptionValues;
}

/** One command: how it is called, and what it does. Throws CommandStop to end with another exit code than 0. */
export interface Command {
	readonly name: string;
	/** How to call it, for the help. */
	readonly usage: string;
	/** French, one line. */
	readonly summary: string;
	readonly options: OptionSpecs;
	run(call: Call): Promise<void>;
}

/** The text of an option; undefined when it was not given. */
export function textOption({ options }: Call, name: string): string | undefined {
	const value = options[name];
	return typeof value === 'string' ? value : undefined;
}

/** The texts of an option that may be repeated. */
export function textOptions({ options }: Call, name: string): readonly string[] {
	const value = options[name];
	return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

export const flag = ({ options }: Call, name: string): boolean => options[name] === true;
