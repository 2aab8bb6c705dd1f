import type { Session } from '../db';
import { note, type Actor } from './note';

/** What is known of a file that is taken out. */
export interface ExportFacts {
	readonly format: string;
	/** Version of the data, where the file is of one. */
	readonly version?: number;
	/** Filters, as in the address. */
	readonly filters?: string;
	readonly rows?: number;
	/** SHA-256 of the content, where it is known before the file is sent. */
	readonly hash?: string;
}

/** Notes that a file is taken out. @param subject what of: `structures`, `list 3`, `campaign 2` */
export const noteExport = (
	session: Session,
	actor: Actor,
	subject: string,
	facts: ExportFacts
): Promise<void> => note(session, actor, { action: 'exported', subject, after: facts });
