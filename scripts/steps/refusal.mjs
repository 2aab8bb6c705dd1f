/** An expected refusal of a script: a French sentence for the person at the keyboard, and the exit code. */
export class Refusal extends Error {
	/**
	 * @param {string} message French, says what to do next
	 * @param {number} [exitCode]
	 */
	constructor(message, exitCode = 1) {
		super(message);
		this.exitCode = exitCode;
	}
}

/**
 * Says a line on stderr: stdout belongs to the documents that commands produce.
 * @param {string} line
 */
export function say(line) {
	process.stderr.write(`${line}\n`);
}

/**
 * Runs the body of a script; a refusal ends it with its sentence and code, anything else with its stack.
 * @param {() => Promise<unknown>} body
 */
export async function script(body) {
	try {
		await body();
	} catch (error) {
		if (error instanceof Refusal) {
			say(error.message);
			process.exit(error.exitCode);
		}
		say(error instanceof Error ? (error.stack ?? error.message) : String(error));
		process.exit(1);
	}
}
