import type { Actor } from '../journal';
import type { Database } from '../db';
import { discardStaged } from './discard';
import { toImportedFile } from './file-reports';
import type { PreparedFile } from './prepare';
import { publishStaged, type Publication } from './publish-import';
import { createRecord, deleteRecord, moveRecord } from './record';
import { ImportRefused } from './refused';
import type { ImportedFile, ImportState, StagedVersion } from './state';

/** An import made at one go, as the database knows it: it leaves no trace unless it publishes. */
export class Attempt {
	private constructor(
		private readonly db: Database,
		readonly id: number,
		private state: ImportState
	) {}

	static async start(db: Database, actor: Actor, files: readonly PreparedFile[]): Promise<Attempt> {
		const state: ImportState = {
			origin: 'command',
			uploads: '',
			files: files.map((file) => toImportedFile(file, null, null)),
			progress: null,
			staged: null,
			refusal: null
		};
		return new Attempt(db, await createRecord(db, 'staging', state, actor), state);
	}

	/** Writes down what is about to be stored, so that it can be cleared away after a crash. */
	async noteStaged(staged: StagedVersion): Promise<void> {
		this.state = { ...this.state, staged };
		await this.move('staging');
	}

	async publish(
		staged: StagedVersion,
		files: readonly ImportedFile[],
		publication: Publication
	): Promise<void> {
		this.state = { ...this.state, files };
		await this.move('publishing');
		await publishStaged(this.db, this.id, staged, publication);
	}

	/** Clears away everything. */
	async forget(): Promise<void> {
		await discardStaged(this.db, this.id, this.state);
		await deleteRecord(this.db, this.id);
	}

	private async move(status: 'staging' | 'publishing'): Promise<void> {
		if (await moveRecord(this.db, this.id, ['staging'], status, this.state)) return;
		throw new ImportRefused({ code: 'cancelled' });
	}
}
