/** Where a text stops being JSON, in French (« ligne 3, colonne 12 »), from what the engine says of it; '' when it does not say. */
export function jsonFault(text: string, error: unknown): string {
	const message = error instanceof Error ? error.message : '';
	const [, line, column] = /line (\d+) column (\d+)/.exec(message) ?? [];
	if (line !== undefined && column !== undefined) return `ligne ${line}, colonne ${column}`;
	const position = /position (\d+)/.exec(message)?.[1];
	if (position === undefined) return '';
	const before = text.slice(0, Number(position)).split('\n');
	return `ligne ${before.length}, colonne ${(before.at(-1)?.length ?? 0) + 1}`;
}
