/** The one JSON document of a command, on stdout. */
export function printJson(document: unknown): void {
	process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
}

/** Lines for a person, on stdout. */
export function printLines(...lines: readonly string[]): void {
	process.stdout.write(`${lines.join('\n')}\n`);
}

const COUNT = new Intl.NumberFormat('fr-FR');

/** `12 345`. */
export const count = (value: number): string => COUNT.format(value);
