import * as v from 'valibot';
import { err, ok, type Result } from '$lib/domain/shared';

/** Environment variables, as `process.env` gives them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** One wrong variable: its name, the value read, and the French reason. */
export interface ConfigProblem {
	readonly variable: string;
	readonly value: string;
	readonly reason: string;
}

export type ConfigResult<T> = Result<T, readonly ConfigProblem[]>;

/** Variables without surrounding spaces; an empty one counts as absent. */
function given(environment: Environment): Record<string, string> {
	const entries = Object.entries(environment).map(([name, value]) => [name, value?.trim() ?? ''] as const);
	return Object.fromEntries(entries.filter(([, value]) => value !== ''));
}

/** Validates environment variables; all problems are reported, not the first only. */
export function parseEnvironment<TSchema extends v.GenericSchema<unknown, unknown>, T>(
	schema: TSchema,
	environment: Environment,
	make: (values: v.InferOutput<TSchema>) => T
): ConfigResult<T> {
	const result = v.safeParse(schema, given(environment));
	if (result.success) return ok(make(result.output));
	return err(
		result.issues.map((issue) => {
			const { key, value } = issue.path?.[0] ?? {};
			return {
				variable: typeof key === 'string' ? key : '',
				value: typeof value === 'string' ? value : '',
				reason: issue.message
			};
		})
	);
}

/** A value may be the address of a database: its secret is never written anywhere. */
const withoutSecret = (value: string): string => value.replace(/(\/\/[^/@:]*):[^/@]*@/, '$1:…@');

/** The French sentences for a wrong configuration. */
export function configMessage(problems: readonly ConfigProblem[]): string {
	const lines = problems.map(({ variable, value, reason }) => {
		const said = value === '' ? '' : ` = «\u00a0${withoutSecret(value)}\u00a0»`;
		return `  ${variable}${said}\u00a0: ${reason}`;
	});
	return ['La configuration ne convient pas\u202f; rien n’a été démarré.', ...lines].join('\n');
}
