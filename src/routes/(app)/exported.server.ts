import { app } from '$lib/server/app';
import { noteExport, type ExportFacts } from '$lib/server/journal';
import { viewer } from './viewer.server';

/** Notes that the viewer takes a file out; what is not noted is not given. */
export async function exported(subject: string, facts: ExportFacts): Promise<void> {
	const { db } = await app();
	await noteExport(db, viewer(), subject, facts);
}
