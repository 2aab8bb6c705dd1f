import type { FileRefusal } from '$lib/files';
import type { DatabaseProblem } from '../db';

/** Why an import was refused: nothing of it is kept. */
export type ImportRefusal =
	| { readonly code: 'no-file' }
	| { readonly code: 'file-refused'; readonly file: string; readonly refusal: FileRefusal }
	| {
			readonly code: 'close-needs-confirmation';
			readonly closed: number;
			readonly covered: number;
			readonly examples: readonly string[];
	  }
	/** It would change something outside the scope of who imports. */
	| { readonly code: 'outside-scope' }
	/** Somebody else imports or rolls back; `since` is an ISO date and time. */
	| { readonly code: 'busy'; readonly description: string; readonly since: string }
	| { readonly code: 'cancelled' }
	/** Another version was published since this import was compared with the one in force. */
	| { readonly code: 'overtaken' }
	| { readonly code: 'too-slow'; readonly file: string }
	| { readonly code: 'out-of-memory'; readonly file: string }
	/** The process that ran it was stopped. */
	| { readonly code: 'interrupted' }
	/** What was asked does not fit where the import is, or no such import is known. */
	| { readonly code: 'unknown-import' }
	| { readonly code: 'wrong-state'; readonly status: string }
	| { readonly code: 'upload-too-large'; readonly file: string; readonly limit: number }
	| { readonly code: 'too-many-files'; readonly limit: number }
	| { readonly code: 'database'; readonly problem: DatabaseProblem };
