import type { Verification } from '$lib/domain/dossier';
import { verifyDossier, type FoundFiles, type VerifyOptions } from './dossier';
import { isRecord, verifyRecord, type RebuildRecord } from './workshop-record';

/**
 * Verifies what somebody holds, a dossier of the committee or the record of a workshop: told apart by what is in it, never by its
 * name.
 */
export const verify = (
	found: FoundFiles,
	options: VerifyOptions & { readonly rebuildRecord: RebuildRecord | null }
): Promise<Verification> => (isRecord(found) ? verifyRecord(found, options) : verifyDossier(found, options));
