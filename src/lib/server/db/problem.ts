/** Who holds the embedded database. */
export interface LockHolder {
	readonly pid: number;
	/** Name of the machine, or of the container. */
	readonly host: string;
	/** ISO date and time. */
	readonly since: string;
	/** What the process does, as a person would know it. */
	readonly command: string;
}

/** Why a database cannot be used now; the French sentence is made by `databaseProblemMessage`. */
export type DatabaseProblem =
	| { readonly code: 'locked'; readonly dataDir: string; readonly holder: LockHolder }
	/** No answer at this address, or the connection was lost; '' when the driver does not say where. */
	| { readonly code: 'unreachable'; readonly address: string }
	/** It answers, but is starting, stopping or full of connections. */
	| { readonly code: 'unavailable' }
	| { readonly code: 'bad-credentials'; readonly detail: string }
	| { readonly code: 'unknown-database'; readonly detail: string }
	/** The server's certificate is not one that this machine trusts. */
	| { readonly code: 'bad-certificate'; readonly detail: string }
	| { readonly code: 'bad-address' }
	| { readonly code: 'not-allowed'; readonly detail: string }
	| { readonly code: 'disk-full' }
	/** The embedded database stopped when the disk filled up, and has to be opened again. */
	| { readonly code: 'halted' }
	| { readonly code: 'not-writable'; readonly path: string }
	/** The embedded database's folder holds something that does not open. */
	| { readonly code: 'damaged'; readonly path: string }
	/** A later release of the program has already changed the tables. */
	| { readonly code: 'newer-schema' };

/** An expected refusal of the database. Its message is the French sentence. */
export class DatabaseRefusal extends Error {
	readonly problem: DatabaseProblem;

	constructor(problem: DatabaseProblem, message: string, cause?: unknown) {
		super(message, { cause });
		this.name = 'DatabaseRefusal';
		this.problem = problem;
	}
}
