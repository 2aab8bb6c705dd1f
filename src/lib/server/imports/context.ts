import type { Viewer } from '$lib/domain/access';
import type { Criteria } from '$lib/domain/segmentation';
import type { Database } from '../db';

/** What imports work with. */
export interface ImportContext {
	readonly db: Database;
	/** Folder for files on their way in. */
	readonly dataDir: string;
	/** Used to say who would change segment. */
	readonly criteria: Criteria;
	/** Who imports: what they may see and change; null for the program and the command line, which are national. */
	readonly actor: Viewer | null;
	/** Path of the built reading thread, null to read in this one; found by itself when not given. */
	readonly readerProgram?: string | null;
}
