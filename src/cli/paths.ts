import path from 'node:path';

/**
 * A path as typed: npm runs the command from the project's folder and tells where the person was. DATA_DIR stays relative to the
 * project, as for the server.
 */
export function givenPath(text: string): string {
	const { npm_lifecycle_event: script, INIT_CWD: typedIn } = process.env;
	return script === 'cli' && typedIn ? path.resolve(typedIn, text) : path.resolve(text);
}
