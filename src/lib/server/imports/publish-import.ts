import type { Viewer } from '$lib/domain/access';
import type { Database } from '../db';
import { insertVersion, VERSIONS_CHANNEL } from '../versions';
import type { ComposedSummary } from '../reading';
import { IMPORTS_CHANNEL, markPublished } from './record';
import { ImportRefused } from './refused';
import type { StagedVersion } from './state';

/** Structures closed beyond this share of those covered need a confirmation. */
const CLOSING_SHARE = 0.02;

/** True when what an import closes must be confirmed by a person: strictly more than 2 % of what its registers cover. */
export const needsCloseConfirmation = ({ closing }: ComposedSummary): boolean =>
	closing.closed > CLOSING_SHARE * closing.covered;

/** @throws ImportRefused when an import would change something outside the scope of who makes it */
export function checkScope({ outside }: ComposedSummary): void {
	if (outside > 0) throw new ImportRefused({ code: 'outside-scope' });
}

/**
 * Makes a staged version the current one, in one short transaction.
 * @param actor who publishes it; null for the program
 * @throws ImportRefused when another version was published meanwhile, or the import cancelled
 */
export async function publishStaged(
	db: Database,
	importId: number,
	staged: StagedVersion,
	actor: Viewer | null
): Promise<void> {
	const { summary, versionId, baseId, layerIds } = staged;
	const { hash, structures, added, changed, closed, unchanged, asOf, fictional } = summary;
	await db.transaction(async (session) => {
		if (!(await markPublished(session, importId, versionId))) throw new ImportRefused({ code: 'cancelled' });
		const inserted = await insertVersion(session, {
			id: versionId,
			parentId: baseId,
			kind: 'import',
			restoresId: null,
			importId,
			hash,
			layerIds,
			structures,
			added,
			changed,
			closed,
			unchanged,
			asOf,
			fictional,
			authorId: actor?.account ?? null
		});
		if (!inserted) throw new ImportRefused({ code: 'overtaken' });
	});
	await db.notify(VERSIONS_CHANNEL, String(versionId));
	await db.notify(IMPORTS_CHANNEL, String(importId));
}
