import type { Database, Session } from '../db';
import { authorOf, note, type Actor } from '../journal';
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

/** Who publishes, and what else stands or falls with the publication. */
export interface Publication {
	readonly actor: Actor;
	/** Runs inside the transaction that publishes the version. */
	readonly inside?: (session: Session, versionId: number) => Promise<void>;
}

/**
 * Makes a staged version the current one, in one short transaction.
 * @throws ImportRefused when another version was published meanwhile, or the import cancelled
 */
export async function publishStaged(
	db: Database,
	importId: number,
	staged: StagedVersion,
	{ actor, inside }: Publication
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
			authorId: authorOf(actor)
		});
		if (!inserted) throw new ImportRefused({ code: 'overtaken' });
		await note(session, actor, {
			action: 'version-published',
			subject: `version ${versionId}`,
			before: { version: baseId },
			after: { import: importId, files: layerIds.length, structures, added, changed, closed, unchanged, hash }
		});
		await inside?.(session, versionId);
	});
	await db.notify(VERSIONS_CHANNEL, String(versionId));
	await db.notify(IMPORTS_CHANNEL, String(importId));
}
