import type { Database } from '../db';
import type { Actor } from '../journal';

/** What imports work with. */
export interface ImportContext {
	readonly db: Database;
	/** Folder for files on their way in. */
	readonly dataDir: string;
	/** Who imports: it sees and changes what its scope lets it. */
	readonly actor: Actor;
	/** Path of the built reading thread, null to read in this one; found by itself when not given. */
	readonly readerProgram?: string | null;
}
