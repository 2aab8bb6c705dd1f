import type { Viewer } from '$lib/domain/access';
import { app } from '$lib/server/app';
import { factorsOf, hasSecondFactor } from '$lib/server/auth/factors';
import { newRecoveryCodes } from '$lib/server/auth/recovery';
import { note } from '$lib/server/journal';
import { error, type RequestEvent } from '@sveltejs/kit';
import { ownViewer, sessionOfPage, startSession } from '../sign-in.server';

/**
 * Whose second factors may be added to in this request: somebody signed in, or somebody whose password was right and who has
 * none yet. Who has one gives it first.
 */
export async function mayAddFactor(event: RequestEvent): Promise<Viewer> {
	const viewer = ownViewer(event);
	if (sessionOfPage(event).level === 'full') return viewer;
	const { db } = await app();
	if (hasSecondFactor(await factorsOf(db, viewer.account)))
		error(403, 'Donnez d’abord votre second facteur, puis ajoutez-en un autre depuis votre compte.');
	return viewer;
}

/**
 * What follows the addition of a factor: it is noted, whoever was setting up is signed in, and recovery codes are made when
 * there are none left.
 * @returns new recovery codes, told only once; empty when there are some already
 */
export async function factorAdded(
	event: RequestEvent,
	viewer: Viewer,
	kind: 'app' | 'passkey'
): Promise<readonly string[]> {
	const { db } = await app();
	const { account } = viewer;
	const codes = await db.transaction(async (session) => {
		await note(session, viewer, {
			action: 'factor-added',
			subject: `account ${account}`,
			after: { factor: kind }
		});
		const { recoveryCodes } = await factorsOf(session, account);
		return recoveryCodes === 0 ? newRecoveryCodes(session, account) : [];
	});
	if (sessionOfPage(event).level === 'first')
		await startSession(event, account, 'full', kind === 'app' ? 'password+app' : 'password+passkey');
	return codes;
}
