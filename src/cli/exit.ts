/** Exit codes of the command line. */
export const EXIT = {
	fine: 0,
	/** Something broke, or the database cannot be used. */
	failed: 1,
	/** A command or an option that does not exist, or a missing argument. */
	usage: 2,
	/** A file was refused: nothing was written. */
	refused: 3
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Ends a command with a French message on stderr. */
export class CommandStop extends Error {
	constructor(
		readonly exitCode: ExitCode,
		message: string,
		/** What `--json` prints on stdout all the same. */
		readonly document?: unknown
	) {
		super(message);
	}
}

/** Stops a command that was called wrongly. */
export const wrongUse = (message: string): CommandStop =>
	new CommandStop(EXIT.usage, `${message}\nVoir : npm run --silent cli -- help`);
